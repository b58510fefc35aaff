//! What the first segment of a path stands for: a tenant, or one of the names for several.

use uuid::{Uuid, uuid};

/// The tenant of personal Microsoft accounts, which `consumers` stands for.
pub(crate) const CONSUMERS: Uuid = uuid!("9188040d-6c67-4c5b-b112-36a304b66dad");

/// What the first segment of a path stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Authority {
    Tenant(Uuid),
    Common,
    Organizations,
    Consumers,
}

impl Authority {
    /// How the tenant is written in endpoints and issuers: `{tid}`, `common`, the literal `{tenantid}`, ….
    pub(crate) fn path_segment(self) -> String {
        match self {
            Self::Tenant(id) => id.to_string(),
            Self::Common => "common".to_owned(),
            Self::Organizations => "organizations".to_owned(),
            Self::Consumers => "consumers".to_owned(),
        }
    }

    pub(crate) fn issuer_segment(self) -> String {
        match self {
            Self::Tenant(id) => id.to_string(),
            Self::Common | Self::Organizations => "{tenantid}".to_owned(),
            Self::Consumers => CONSUMERS.to_string(),
        }
    }
}
