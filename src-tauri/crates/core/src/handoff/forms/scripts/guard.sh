set -euo pipefail

tenant_id=__tenant__
if [[ "$(az account show --query tenantId --output tsv)" != "$tenant_id" ]]; then
  printf '%s\n' __elsewhere__ >&2
  exit 1
fi

