//! Asks the name servers that this computer asks (RFC 1035).

use async_trait::async_trait;
use hickory_resolver::net::NetError;
use hickory_resolver::proto::rr::RData;
use hickory_resolver::{ResolverBuilder, TokioResolver};

use crate::ports::{Dns, DnsError};

/// This computer's name servers, looked for anew with each question: a computer changes networks.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDns;

#[async_trait]
impl Dns for SystemDns {
    async fn txt(&self, name: &str) -> Result<Vec<String>, DnsError> {
        let resolver = TokioResolver::builder_tokio()
            .and_then(ResolverBuilder::build)
            .map_err(|error| unreachable(&error))?;
        // The full stop at the end keeps the computer's own search domains out of it.
        let absolute = format!("{}.", name.trim_end_matches('.'));
        match resolver.txt_lookup(absolute).await {
            Ok(found) => Ok(found
                .answers()
                .iter()
                .filter_map(|record| match &record.data {
                    RData::TXT(text) => Some(text.to_string()),
                    _ => None,
                })
                .collect()),
            Err(error) if error.is_no_records_found() => Ok(vec![]),
            Err(error) => Err(unreachable(&error)),
        }
    }
}

fn unreachable(error: &NetError) -> DnsError {
    DnsError::Unreachable {
        reason: error.to_string(),
    }
}
