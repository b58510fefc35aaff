$made = Invoke-MgInstantiateApplicationTemplate -ApplicationTemplateId __template__ -DisplayName __name__
$clientId = $made.Application.AppId
$principalId = $made.ServicePrincipal.Id
foreach ($try in 1..24) {
    if (Get-MgServicePrincipal -ServicePrincipalId $principalId -ErrorAction SilentlyContinue) { break }
    Start-Sleep -Seconds 5
}
Update-MgServicePrincipal -ServicePrincipalId $principalId -BodyParameter @{ preferredSingleSignOnMode = 'saml' }
Update-MgApplication -ApplicationId $made.Application.Id -BodyParameter __names__
$certificate = Add-MgServicePrincipalTokenSigningCertificate -ServicePrincipalId $principalId -BodyParameter @{
    displayName = 'CN=Microsoft Azure Federated SSO Certificate'
}
Update-MgServicePrincipal -ServicePrincipalId $principalId -BodyParameter @{
    preferredTokenSigningKeyThumbprint = $certificate.Thumbprint
}
