//! Every service in every model but Kivo's own application, from the start screen to the saved bundle.

use std::collections::BTreeSet;
use std::fs;

use consentry_bundle::{Bundle, Verdict};
use consentry_core::service::Services;
use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::people::{self, ADA, Passwords};
use crate::way;

/// One service in one model, and the registration that the practice tenant has for it.
struct Walked {
    service: &'static str,
    model: &'static str,
    registration: &'static str,
    /// What is entered with the model: text fields, or radio buttons without a text.
    inputs: &'static [(&'static str, &'static str)],
    /// What is entered with the credentials.
    late: &'static [(&'static str, &'static str)],
    has_secret: bool,
    asks_consent: bool,
    answers_at: &'static str,
}

const OWN: Walked = Walked {
    service: "",
    model: "",
    registration: "",
    inputs: &[],
    late: &[],
    has_secret: true,
    asks_consent: true,
    answers_at: "",
};

const SIGNED: Walked = Walked {
    has_secret: false,
    asks_consent: false,
    ..OWN
};

const SERVICES: [Walked; 12] = [
    Walked {
        service: "kloudmate",
        model: "oidc",
        registration: "KloudMate",
        answers_at: "https://api.kloudmate.com/sso/oidc",
        ..OWN
    },
    Walked {
        service: "kloudmate",
        model: "saml",
        registration: "KloudMate (SAML)",
        inputs: &[
            ("upn_is_email-yes", ""),
            ("entity_id", "https://api.kloudmate.com/sso/saml/metadata"),
        ],
        answers_at: "https://api.kloudmate.com/sso/saml",
        ..SIGNED
    },
    Walked {
        service: "kivo",
        model: "customer-managed",
        registration: "Kivo (customer-managed)",
        inputs: &[("redirect_uri", "https://kivo.io/sso/callback")],
        answers_at: "https://kivo.io/sso/callback",
        ..OWN
    },
    Walked {
        service: "kandji",
        model: "native",
        registration: "Kandji",
        inputs: &[("region-eu", ""), ("directory_domain", "contoso.com")],
        answers_at: "https://auth.eu.kandji.io/login/callback",
        ..OWN
    },
    Walked {
        service: "kandji",
        model: "saml",
        registration: "Kandji (SAML)",
        inputs: &[
            ("entity_id", "https://auth.kandji.io/saml/contoso"),
            ("acs", "https://auth.kandji.io/saml/contoso/acs"),
        ],
        answers_at: "https://auth.kandji.io/saml/contoso/acs",
        ..SIGNED
    },
    Walked {
        service: "improvado",
        model: "oauth2",
        registration: "Improvado",
        inputs: &[("whitelabel_domain", "analytics.contoso.com")],
        answers_at: "https://analytics.contoso.com/api/dts/v2/allauth/microsoft/login/callback/",
        ..OWN
    },
    Walked {
        service: "kinde",
        model: "oauth2",
        registration: "Kinde",
        inputs: &[("directory_domain", "contoso.com")],
        late: &[("callback_url", "https://contoso.kinde.com/login/callback")],
        answers_at: "https://contoso.kinde.com/login/callback",
        ..OWN
    },
    Walked {
        service: "kinde",
        model: "ws-fed",
        registration: "Kinde (WS-Federation)",
        inputs: &[("directory_domain", "contoso.com")],
        late: &[("callback_url", "https://contoso.kinde.com/login/callback")],
        asks_consent: false,
        answers_at: "https://contoso.kinde.com/login/callback",
        ..OWN
    },
    Walked {
        service: "kinde",
        model: "saml",
        registration: "Kinde (SAML)",
        inputs: &[
            ("entity_id", "contoso-kinde-entra"),
            ("acs", "https://contoso.kinde.com/login/saml/callback"),
        ],
        answers_at: "https://contoso.kinde.com/login/saml/callback",
        ..SIGNED
    },
    Walked {
        service: "custom",
        model: "oidc",
        registration: "Custom service",
        inputs: &[
            ("service_name", "Example"),
            ("redirect_uri", "https://sso.example.com/callback"),
        ],
        answers_at: "https://sso.example.com/callback",
        ..OWN
    },
    Walked {
        service: "custom",
        model: "saml",
        registration: "Custom service (SAML)",
        inputs: &[
            ("service_name", "Example"),
            ("entity_id", "https://sso.example.com/saml"),
            ("acs", "https://sso.example.com/saml/acs"),
        ],
        answers_at: "https://sso.example.com/saml/acs",
        ..SIGNED
    },
    Walked {
        service: "custom",
        model: "ws-fed",
        registration: "Custom service (WS-Federation)",
        inputs: &[
            ("service_name", "Example"),
            ("wtrealm", "https://sso.example.com/wsfed"),
            ("wreply", "https://sso.example.com/wsfed/reply"),
        ],
        answers_at: "https://sso.example.com/wsfed/reply",
        ..SIGNED
    },
];

#[tokio::test]
async fn every_service_is_connected_in_every_model() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    window.hold_still().await;
    screen.press("start-practice").await;
    screen.says("The practice tenant is open").await;
    let passwords = Passwords::read(screen).await;

    for walked in SERVICES {
        connect(&walked, screen, &browser, &passwords).await;
        window
            .screenshot(&format!("{}-{}", walked.service, walked.model))
            .await;
        screen.press("close-setup").await;
    }
    window.close().await;
    browser.close().await;
}

#[test]
fn every_model_that_is_shipped_is_walked_but_kivos_own_application() {
    let walked = SERVICES.iter().map(|walked| (walked.service, walked.model));
    let walked: BTreeSet<_> = walked.chain([("kivo", "vendor-managed")]).collect();

    let profiles = Services::shipped().profiles();
    let shipped = profiles.flat_map(|profile| {
        let models = profile.models.iter();
        models.map(|model| (profile.id.as_str(), model.id.as_str()))
    });
    assert_eq!(walked, shipped.collect());
}

async fn connect(walked: &Walked, screen: &Screen, browser: &Chromium, passwords: &Passwords) {
    screen.press(&format!("service-{}", walked.service)).await;
    screen
        .says("Which directory do your people sign in to?")
        .await;
    way::through_tenant(screen).await;
    let registration = way::registration(screen, browser, walked.registration).await;

    screen.pick(&format!("model-{}", walked.model)).await;
    for (input, value) in walked.inputs {
        let part = format!("input-{input}");
        if value.is_empty() {
            screen.pick(&part).await;
        } else {
            screen.enter(&part, value).await;
        }
    }
    screen.press("primary").await;

    if walked.asks_consent {
        way::through_consent(screen, browser, &registration.client_id, passwords).await;
    } else {
        screen.press_button("Continue to the credentials").await;
    }
    for (input, value) in walked.late {
        screen.enter(&format!("input-{input}"), value).await;
        screen.press("enter-inputs").await;
    }
    if walked.has_secret {
        if !walked.asks_consent {
            let field =
                By::XPath("//label[contains(., 'Application (client) ID')]/following::input[1]");
            screen.enter_at(&field, &registration.client_id).await;
        }
        way::through_credentials(screen, &registration.secret_value).await;
    } else {
        screen.enter("metadata-url", &registration.client_id).await;
        screen.press("primary").await;
        screen.press_button("Continue to the test login").await;
        screen.part("way-loopback").await;
    }

    screen.press("primary").await;
    people::sign_in(browser, &ADA, passwords).await;
    let verdict = screen.part("verdict").await;
    let sentence = verdict.text().await.expect("the verdict stays");
    assert!(
        sentence.starts_with("Ada Lovelace can sign in to "),
        "{} {}: {sentence}",
        walked.service,
        walked.model
    );

    screen.press("primary").await;
    let path = way::save_bundle(screen).await;
    let bytes = fs::read(path).expect("the window says where the bundle lies");
    let bundle = Bundle::parse(&bytes).expect("the bundle can be read");
    bundle.verify().expect("the digest is right");
    assert_eq!(bundle.model.expect("it is finished").id, walked.model);
    assert_eq!(bundle.runs[0].verdict, Verdict::Pass);
    let application = bundle.application.expect("there is an application");
    assert_eq!(application.client_id, registration.client_id);
    assert_eq!(application.redirect_uris, [walked.answers_at]);
}
