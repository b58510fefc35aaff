client_id=$(az ad app create \
__options__  --query appId --output tsv)
__updates__az ad sp create --id "$client_id" --output none
