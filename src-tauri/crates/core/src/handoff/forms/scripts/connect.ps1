
#Requires -Modules Microsoft.Graph.Applications
$ErrorActionPreference = 'Stop'

Connect-MgGraph -TenantId __tenant__ -Scopes 'Application.ReadWrite.All' -Environment __environment__ -NoWelcome

