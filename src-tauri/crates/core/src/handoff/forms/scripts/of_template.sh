graph=__graph__
client_id=$(az rest --method post --url "$graph/applicationTemplates/__template__/instantiate" \
  --headers 'Content-Type=application/json' --body __name__ --query application.appId --output tsv)
for _ in $(seq 24); do
  if az ad sp show --id "$client_id" >/dev/null 2>&1; then break; fi
  sleep 5
done
application_id=$(az ad app show --id "$client_id" --query id --output tsv)
service_principal_id=$(az ad sp show --id "$client_id" --query id --output tsv)
az rest --method patch --url "$graph/servicePrincipals/$service_principal_id" \
  --headers 'Content-Type=application/json' --body '{"preferredSingleSignOnMode":"saml"}'
az rest --method patch --url "$graph/applications/$application_id" \
  --headers 'Content-Type=application/json' --body __names__
thumbprint=$(az rest --method post --url "$graph/servicePrincipals/$service_principal_id/addTokenSigningCertificate" \
  --headers 'Content-Type=application/json' --body '{"displayName":"CN=Microsoft Azure Federated SSO Certificate"}' \
  --query thumbprint --output tsv)
az rest --method patch --url "$graph/servicePrincipals/$service_principal_id" \
  --headers 'Content-Type=application/json' --body "{\"preferredTokenSigningKeyThumbprint\":\"$thumbprint\"}"
