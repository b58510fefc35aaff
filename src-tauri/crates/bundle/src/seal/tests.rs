//! Sealing both ways, and every way in which opening must fail.

use std::io::{Read as _, Write as _};

use super::*;

const CLIENT: &str = "11111111-2222-3333-4444-555555555555";
const SECRET: &str = "CANARY~secret.value-8Q~";
/// Keeps the tests quick; what is tested does not depend on it.
const LOW: u8 = 4;

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

fn sealed_for_passphrase() -> Sealed {
    seal_with(
        CLIENT,
        &secret(SECRET),
        &SealFor::Passphrase(secret("correct horse")),
        LOW,
    )
    .unwrap()
}

fn open_with_passphrase(sealed: &Sealed, passphrase: &str) -> Result<String, SealError> {
    open_secret(sealed, CLIENT, &OpenWith::Passphrase(secret(passphrase)))
        .map(|s| s.expose_secret().to_owned())
}

/// The armoured file with its header changed, as somebody hostile would.
fn with_header(sealed: &Sealed, from: &str, to: &str) -> Sealed {
    let mut file = Vec::new();
    ArmoredReader::new(sealed.armored.as_bytes())
        .read_to_end(&mut file)
        .unwrap();
    let at = file
        .windows(from.len())
        .position(|window| window == from.as_bytes())
        .unwrap();
    file.splice(at..at + from.len(), to.bytes());
    let mut armored = Vec::new();
    let mut writer = ArmoredWriter::wrap_output(&mut armored, Format::AsciiArmor).unwrap();
    writer.write_all(&file).unwrap();
    writer.finish().unwrap();
    Sealed {
        armored: String::from_utf8(armored).unwrap(),
        ..sealed.clone()
    }
}

#[test]
fn a_secret_sealed_with_a_passphrase_opens_with_it() {
    let sealed = sealed_for_passphrase();
    assert_eq!(
        sealed.recipients,
        Recipients::Passphrase(Passphrase::Passphrase)
    );
    assert_eq!(
        open_with_passphrase(&sealed, "correct horse").as_deref(),
        Ok(SECRET)
    );
}

#[test]
fn the_public_way_to_seal_uses_a_work_factor_that_is_accepted() {
    let sealed = seal_secret(
        CLIENT,
        &secret(SECRET),
        &SealFor::Passphrase(secret("correct horse")),
    )
    .unwrap();
    assert_eq!(
        open_with_passphrase(&sealed, "correct horse").as_deref(),
        Ok(SECRET)
    );
    with_header(&sealed, &format!(" {WORK_FACTOR}\n"), " 4\n");
}

#[test]
fn a_secret_sealed_to_a_recipient_opens_with_its_identity_only() {
    let identity = x25519::Identity::generate();
    let recipient = identity.to_public().to_string();
    let sealed = seal_secret(
        CLIENT,
        &secret(SECRET),
        &SealFor::Recipient(recipient.clone()),
    )
    .unwrap();
    assert_eq!(
        sealed.recipients,
        Recipients::Keys(vec![recipient[..HINT].to_owned()])
    );

    let opened = open_secret(&sealed, CLIENT, &OpenWith::Identity(identity.to_string())).unwrap();
    assert_eq!(opened.expose_secret(), SECRET);

    let stranger = x25519::Identity::generate().to_string();
    assert_eq!(
        open_secret(&sealed, CLIENT, &OpenWith::Identity(stranger)).unwrap_err(),
        SealError::WrongKey
    );
    assert_eq!(
        open_with_passphrase(&sealed, "correct horse"),
        Err(SealError::WrongKey)
    );
}

#[test]
fn a_wrong_passphrase_is_refused() {
    assert_eq!(
        open_with_passphrase(&sealed_for_passphrase(), "wrong"),
        Err(SealError::WrongKey)
    );
}

#[test]
fn an_excessive_work_factor_is_refused_before_any_work_is_done() {
    let sealed = with_header(&sealed_for_passphrase(), " 4\n", " 40\n");
    assert_eq!(
        open_with_passphrase(&sealed, "correct horse"),
        Err(SealError::ExcessiveWork {
            required: 40,
            limit: MAX_WORK_FACTOR
        })
    );
}

#[test]
fn a_work_factor_just_above_the_limit_is_refused() {
    let required = MAX_WORK_FACTOR + 1;
    let sealed = with_header(&sealed_for_passphrase(), " 4\n", &format!(" {required}\n"));
    assert_eq!(
        open_with_passphrase(&sealed, "correct horse"),
        Err(SealError::ExcessiveWork {
            required,
            limit: MAX_WORK_FACTOR
        })
    );
}

#[test]
fn a_seal_moved_to_another_client_is_noticed() {
    let error = open_secret(
        &sealed_for_passphrase(),
        "99999999-2222-3333-4444-555555555555",
        &OpenWith::Passphrase(secret("correct horse")),
    );
    assert_eq!(error.unwrap_err(), SealError::OtherClient);
}

#[test]
fn a_damaged_seal_is_refused() {
    let cut = Sealed {
        armored: "-----BEGIN AGE ENCRYPTED FILE-----\nAAAA\n".to_owned(),
        ..sealed_for_passphrase()
    };
    assert_eq!(
        open_with_passphrase(&cut, "correct horse"),
        Err(SealError::Damaged)
    );
    let empty = Sealed {
        armored: String::new(),
        ..cut
    };
    assert_eq!(
        open_with_passphrase(&empty, "correct horse"),
        Err(SealError::Damaged)
    );
}

#[test]
fn what_is_no_recipient_or_identity_is_refused_as_such() {
    let error = seal_secret(
        CLIENT,
        &secret(SECRET),
        &SealFor::Recipient("ssh-ed25519 AAAA".to_owned()),
    );
    assert_eq!(error.unwrap_err(), SealError::NotARecipient);
    let error = open_secret(
        &sealed_for_passphrase(),
        CLIENT,
        &OpenWith::Identity(secret("age1abc")),
    );
    assert_eq!(error.unwrap_err(), SealError::NotAnIdentity);
}

#[test]
fn neither_debug_nor_errors_nor_the_seal_show_the_secret() {
    let sealed = sealed_for_passphrase();
    let error = open_with_passphrase(&sealed, "wrong").unwrap_err();
    let shown = format!(
        "{sealed:?} {error:?} {error} {:?} {:?} {}",
        SealFor::Passphrase(secret(SECRET)),
        OpenWith::Passphrase(secret(SECRET)),
        serde_json::to_string(&sealed).unwrap()
    );
    assert!(!shown.contains("CANARY"));
}

/// A file as `age-keygen` writes it, with one identity after another.
fn identity_file(identities: &[&x25519::Identity]) -> SecretString {
    let lines = identities.iter().map(|identity| {
        format!(
            "# created: 2026-11-30T10:00:00Z\n# public key: {}\n{}\n",
            identity.to_public(),
            identity.to_string().expose_secret()
        )
    });
    SecretString::from(lines.collect::<String>())
}

fn sealed_for(recipient: &x25519::Identity) -> Sealed {
    let seal_for = SealFor::Recipient(recipient.to_public().to_string());
    seal_with(CLIENT, &secret(SECRET), &seal_for, LOW).unwrap()
}

#[test]
fn whichever_identity_of_a_file_fits_opens_the_seal() {
    let (ours, other) = (x25519::Identity::generate(), x25519::Identity::generate());
    let sealed = sealed_for(&ours);

    for file in [
        identity_file(&[&ours]),
        identity_file(&[&other, &ours]),
        secret(
            &identity_file(&[&ours])
                .expose_secret()
                .replace('\n', "\r\n"),
        ),
    ] {
        let opened = open_secret(&sealed, CLIENT, &OpenWith::Identity(file)).unwrap();

        assert_eq!(opened.expose_secret(), SECRET);
    }
}

#[test]
fn a_file_without_a_fitting_identity_is_refused_for_what_it_is() {
    let (ours, other) = (x25519::Identity::generate(), x25519::Identity::generate());
    let sealed = sealed_for(&ours);
    let key = ours.to_string();
    let key = key.expose_secret();
    for (file, expected) in [
        (identity_file(&[&other]), SealError::WrongKey),
        (secret(""), SealError::NotAnIdentity),
        (secret("# only a comment\n"), SealError::NotAnIdentity),
        (secret(&key[..30]), SealError::NotAnIdentity),
        (
            secret(&format!("{key}\nand more")),
            SealError::NotAnIdentity,
        ),
        (
            secret("AGE-PLUGIN-YUBIKEY-1QQPSXQVQ"),
            SealError::NotAnIdentity,
        ),
        (secret(&sealed.armored), SealError::EncryptedIdentity),
        (
            secret("age-encryption.org/v1\n-> scrypt"),
            SealError::EncryptedIdentity,
        ),
    ] {
        let error = open_secret(&sealed, CLIENT, &OpenWith::Identity(file)).unwrap_err();

        assert!(!format!("{error} {error:?}").contains("AGE-SECRET"));
        assert_eq!(error, expected);
    }
    let by_passphrase = open_secret(
        &sealed_for_passphrase(),
        CLIENT,
        &OpenWith::Identity(identity_file(&[&ours])),
    );
    assert_eq!(by_passphrase.unwrap_err(), SealError::WrongKey);
}
