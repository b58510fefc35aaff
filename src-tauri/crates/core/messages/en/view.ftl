### What the screens of a set-up say beside values: ways, people, sequence, contents of a bundle.

## A directory and an application, by Microsoft’s names

tenant-id = Directory (tenant) ID
tenant-domain = Domain
tenant-cloud = Cloud
tenant-region = Region
tenant-issuer = Issuer
tenant-sign-in = Sign-in
client-id = Application (client) ID

## Roles in a directory, by Microsoft’s name

role-cloudApplicationAdministrator = Cloud Application Administrator
role-guestInviter = Guest Inviter
role-globalAdministrator = Global Administrator
