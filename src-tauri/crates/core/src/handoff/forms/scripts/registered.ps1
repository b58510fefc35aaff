$application = New-MgApplication -BodyParameter __body__
$clientId = $application.AppId
__updates__New-MgServicePrincipal -AppId $clientId | Out-Null
