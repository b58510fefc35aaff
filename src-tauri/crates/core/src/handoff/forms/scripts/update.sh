az ad app update --id "$client_id" __option__
