//! The tenants and people every practice tenant starts with. Constants: tomorrow they are the same.

use uuid::{Uuid, uuid};

use super::{Cloud, Directory, Kind, Tenant, User};

/// Contoso Ltd., the tenant most rehearsals happen in.
pub(crate) const CONTOSO: Uuid = uuid!("4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34");
/// Fabrikam Inc., the other tenant: guests come from it, and consent can land in it by mistake.
pub(crate) const FABRIKAM: Uuid = uuid!("c7e2d914-05fb-4a88-b3d1-92f6a40c8e17");
const ADATUM: Uuid = uuid!("1d90c6fe-7b45-4f12-8aa7-5be3f80d2196");
const CONTOSO_GOV: Uuid = uuid!("a83f5c07-e16d-4b9b-bc54-37d80f91e2c6");

impl Directory {
    /// The directory without any seed.
    pub(crate) fn contents() -> Self {
        Self {
            tenants: tenants(),
            users: users(),
        }
    }
}

fn tenants() -> Vec<Tenant> {
    let tenant = |id, name: &str, domains: &[&str], region: &str| Tenant {
        id,
        name: name.to_owned(),
        domains: domains.iter().map(|&domain| domain.to_owned()).collect(),
        region: region.to_owned(),
        cloud: Cloud::Global,
        federated_to: None,
    };
    vec![
        tenant(
            CONTOSO,
            "Contoso Ltd.",
            &["contoso.com", "contoso.onmicrosoft.com"],
            "EU",
        ),
        tenant(
            FABRIKAM,
            "Fabrikam Inc.",
            &["fabrikam.com", "fabrikam.onmicrosoft.com"],
            "NA",
        ),
        Tenant {
            federated_to: "https://sts.adatum.com/adfs/ls/".parse().ok(),
            ..tenant(
                ADATUM,
                "Adatum Corporation",
                &["adatum.com", "adatum.onmicrosoft.com"],
                "EU",
            )
        },
        Tenant {
            cloud: Cloud::UsGovernment,
            ..tenant(
                CONTOSO_GOV,
                "Contoso Federal",
                &["gov.contoso.us", "contosogov.onmicrosoft.us"],
                "USG",
            )
        },
    ]
}

fn users() -> Vec<User> {
    vec![
        member(
            uuid!("0f6c2d18-93ab-4e57-a1c4-d27b58e0f361"),
            ("Ada", "Lovelace"),
            "ada",
            Kind::Member,
        ),
        guest(),
        User {
            mail: None,
            ..member(
                uuid!("5a7d91e3-28c6-4f0b-b8e9-1c43f6a0d752"),
                ("Grace", "Okafor"),
                "nomail",
                Kind::NoMailbox,
            )
        },
        member(
            uuid!("d2b80f46-61e9-4c3d-97fa-e05a1b7c8429"),
            ("Noor", "Haddad"),
            "unassigned",
            Kind::Unassigned,
        ),
        member(
            uuid!("79e4a5c1-bd02-4836-8f1d-4ac6e93b570d"),
            ("Alan", "Admin"),
            "admin",
            Kind::Admin,
        ),
        member(
            uuid!("e61f3b9a-470d-4ad8-9c25-b80e7d14f6a3"),
            ("Greta", "Grupp"),
            "groups",
            Kind::ManyGroups,
        ),
        member(
            uuid!("38c05ed7-fa91-4b64-ae30-6f2d9b81c47e"),
            ("Milo", "Faktor"),
            "mfa",
            Kind::Mfa,
        ),
        member(
            uuid!("b4972ac0-1e5f-4d83-8b67-03fd5ce8a912"),
            ("Bela", "Block"),
            "blocked",
            Kind::Blocked,
        ),
        User {
            mail: Some("ada.king@contoso.com".to_owned()),
            ..member(
                uuid!("c15a70e9-3f82-4d6b-8e47-90b2fa4d1c36"),
                ("Ada", "King"),
                "ada.k",
                Kind::UpnIsNotMail,
            )
        },
        User {
            oid: uuid!("92d7e8b5-0c4a-4f16-b3e8-7a51d60f2c94"),
            tenant: FABRIKAM,
            upn: "jonas_weber@fabrikam.com".to_owned(),
            kind: Kind::Member,
            home: None,
            ..guest()
        },
        User {
            oid: uuid!("6bd13f0e-c582-4e97-a04b-f8395a2e7d61"),
            tenant: FABRIKAM,
            sign_in_name: "wei@fabrikam.com".to_owned(),
            upn: "wei@fabrikam.com".to_owned(),
            password: "Practice-wei-1".to_owned(),
            given_name: "Wei".to_owned(),
            family_name: "Lin".to_owned(),
            mail: Some("wei@fabrikam.com".to_owned()),
            kind: Kind::Stranger,
            home: None,
        },
    ]
}

fn member(oid: Uuid, (given, family): (&str, &str), local_part: &str, kind: Kind) -> User {
    let upn = format!("{local_part}@contoso.com");
    User {
        oid,
        tenant: CONTOSO,
        sign_in_name: upn.clone(),
        upn: upn.clone(),
        password: format!("Practice-{local_part}-1"),
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        mail: Some(upn),
        kind,
        home: None,
    }
}

fn guest() -> User {
    User {
        oid: uuid!("f80a6e23-5d19-4bc7-93f2-c4e71b05d8a6"),
        tenant: CONTOSO,
        sign_in_name: "jonas_weber@fabrikam.com".to_owned(),
        upn: "jonas_weber_fabrikam.com#EXT#@contoso.onmicrosoft.com".to_owned(),
        password: "Practice-jonas-1".to_owned(),
        given_name: "Jonas".to_owned(),
        family_name: "Weber".to_owned(),
        mail: Some("jonas_weber@fabrikam.com".to_owned()),
        kind: Kind::Guest,
        home: Some(FABRIKAM),
    }
}
