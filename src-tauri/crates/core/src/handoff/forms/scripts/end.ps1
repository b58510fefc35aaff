
Write-Output (__label__ + ': ' + $clientId)
