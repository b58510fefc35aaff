
printf '%s: %s\n' __label__ "$client_id"
