Update-MgApplication -ApplicationId $application.Id -IdentifierUris @(__identifiers__)
