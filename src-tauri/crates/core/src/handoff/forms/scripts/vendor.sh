client_id=__client__
az ad sp create --id "$client_id" --output none
