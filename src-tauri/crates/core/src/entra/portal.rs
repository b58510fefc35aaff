//! Deep links into the Entra admin center.
//!
//! The addresses of its pages are not promised by Microsoft. Where a page needs an ID that is not known,
//! the link leads to the nearest list.

use url::Url;

use super::cloud::{Cloud, Clouds};
use super::registration::{ClientId, TenantId};
use crate::failure::PortalPage;

/// The address of `page` in the admin center of `cloud`, opened in `tenant` where that is known, for the
/// registration `client_id` where that is known. None for the practice tenant while it is not running.
#[must_use]
pub fn url(
    clouds: &Clouds,
    page: PortalPage,
    cloud: Cloud,
    tenant: Option<TenantId>,
    client_id: Option<ClientId>,
) -> Option<Url> {
    if cloud == Cloud::Practice {
        return clouds.authority(cloud)?.login.join("portal").ok();
    }
    let mut url = Url::parse(&format!("https://{}/", cloud.portal_host()?)).ok()?;
    if let Some(tenant) = tenant {
        url.set_path(&tenant.to_string());
    }
    url.set_fragment(Some(&format!("view/{}", blade(page, client_id))));
    Some(url)
}

fn blade(page: PortalPage, client_id: Option<ClientId>) -> String {
    match (page, client_id) {
        (PortalPage::TenantOverview, _) => "Microsoft_AAD_IAM/TenantOverview.ReactView".to_owned(),
        (PortalPage::SignInLogs, _) => {
            "Microsoft_AAD_IAM/ActiveDirectoryMenuBlade/~/SignIns".to_owned()
        }
        // The enterprise application's own page needs its object ID, which is not the client ID.
        (
            PortalPage::EnterpriseApplications
            | PortalPage::SingleSignOn
            | PortalPage::UsersAndGroups,
            _,
        ) => "Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview".to_owned(),
        (PortalPage::AppRegistrations, _) | (_, None) => {
            "Microsoft_AAD_RegisteredApps/ApplicationsListBlade".to_owned()
        }
        (PortalPage::ApiPermissions, Some(client_id)) => registration("CallAnAPI", client_id),
        (PortalPage::Authentication, Some(client_id)) => registration("Authentication", client_id),
        (PortalPage::CertificatesAndSecrets, Some(client_id)) => {
            registration("Credentials", client_id)
        }
        (PortalPage::RegistrationOverview, Some(client_id)) => registration("Overview", client_id),
        (PortalPage::TokenConfiguration, Some(client_id)) => {
            registration("TokenConfiguration", client_id)
        }
    }
}

fn registration(menu: &str, client_id: ClientId) -> String {
    format!("Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/{menu}/appId/{client_id}")
}

#[cfg(test)]
mod tests {
    use super::{Cloud, Clouds, PortalPage, url};
    use crate::entra::registration::{ClientId, TenantId};
    use url::Url;

    const PAGES: [PortalPage; 11] = [
        PortalPage::AppRegistrations,
        PortalPage::ApiPermissions,
        PortalPage::Authentication,
        PortalPage::CertificatesAndSecrets,
        PortalPage::RegistrationOverview,
        PortalPage::EnterpriseApplications,
        PortalPage::SingleSignOn,
        PortalPage::UsersAndGroups,
        PortalPage::TenantOverview,
        PortalPage::TokenConfiguration,
        PortalPage::SignInLogs,
    ];

    #[test]
    fn a_page_of_a_known_registration_is_linked_in_its_own_directory() {
        let tenant = TenantId::parse("11111111-aaaa-4bbb-8ccc-000000000001");
        let client_id = ClientId::parse("22222222-aaaa-4bbb-8ccc-000000000001");

        let link = url(
            &Clouds::default(),
            PortalPage::CertificatesAndSecrets,
            Cloud::Global,
            tenant,
            client_id,
        );

        assert_eq!(
            link.unwrap().as_str(),
            "https://entra.microsoft.com/11111111-aaaa-4bbb-8ccc-000000000001#view/Microsoft_AAD_RegisteredApps/\
             ApplicationMenuBlade/~/Credentials/appId/22222222-aaaa-4bbb-8ccc-000000000001"
        );
    }

    #[test]
    fn without_a_client_id_the_list_of_registrations_is_linked() {
        let link = url(
            &Clouds::default(),
            PortalPage::Authentication,
            Cloud::UsGovernment,
            None,
            None,
        )
        .unwrap();

        assert_eq!(link.host_str(), Some("entra.microsoft.us"));
        assert!(link.as_str().ends_with("ApplicationsListBlade"), "{link}");
    }

    #[test]
    fn every_page_is_linked_in_every_cloud_of_microsofts() {
        for cloud in Cloud::MICROSOFTS {
            for page in PAGES {
                assert!(
                    url(&Clouds::default(), page, cloud, None, None).is_some(),
                    "{page:?} {cloud:?}"
                );
            }
        }
    }

    #[test]
    fn practice_pages_are_on_the_practice_tenant_only_while_it_runs() {
        let login = Url::parse("http://127.0.0.1:4000/").unwrap();
        let running = Clouds {
            authority_host: None,
            practice: Some((login.clone(), login)),
        };

        let link = url(
            &running,
            PortalPage::Authentication,
            Cloud::Practice,
            None,
            None,
        );

        assert_eq!(link.unwrap().as_str(), "http://127.0.0.1:4000/portal");
        assert_eq!(
            url(
                &Clouds::default(),
                PortalPage::Authentication,
                Cloud::Practice,
                None,
                None
            ),
            None
        );
    }
}
