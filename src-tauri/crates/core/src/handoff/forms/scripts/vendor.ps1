$clientId = __client__
New-MgServicePrincipal -AppId $clientId | Out-Null
