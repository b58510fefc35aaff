//! The people of the practice tenant, and what they do on its pages in the system browser.

use consentry_tests::chromium::Chromium;
use consentry_tests::screen::Screen;
use thirtyfour::By;

/// Somebody of the practice tenant.
pub(crate) struct Person {
    pub(crate) user_name: &'static str,
}

/// An ordinary user with a mailbox.
pub(crate) const ADA: Person = Person {
    user_name: "ada@contoso.com",
};

/// Who may grant consent for the whole directory.
pub(crate) const ADMIN: Person = Person {
    user_name: "admin@contoso.com",
};

/// Somebody whom nobody assigned to the application.
pub(crate) const UNASSIGNED: Person = Person {
    user_name: "unassigned@contoso.com",
};

/// The passwords that the window shows beside the people of the practice tenant.
pub(crate) struct Passwords(Vec<(String, String)>);

impl Passwords {
    /// Reads them from the start screen, where the practice tenant is open.
    pub(crate) async fn read(window: &Screen) -> Self {
        let list = window.part("practice-users").await;
        let mut shown = Vec::new();
        for row in list
            .find_all(By::Tag("li"))
            .await
            .expect("people are listed")
        {
            let codes = row.find_all(By::Tag("code")).await.expect("a row stays");
            let [user_name, password] = &codes[..] else {
                panic!("a row has a user name and a password")
            };
            shown.push((
                user_name.text().await.expect("a row stays"),
                password.text().await.expect("a row stays"),
            ));
        }
        Self(shown)
    }

    pub(crate) fn of(&self, person: &Person) -> &str {
        let shown = self.0.iter().find(|(name, _)| name == person.user_name);
        &shown.expect("the window shows everybody").1
    }
}

/// Signs `person` in on the page that the system browser was sent to.
pub(crate) async fn sign_in(browser: &Chromium, person: &Person, passwords: &Passwords) {
    let tab = browser.tab_with("#username").await;
    tab.enter_at(&By::Id("username"), person.user_name).await;
    tab.enter_at(&By::Id("password"), passwords.of(person))
        .await;
    tab.press_at(&By::Css("button[value=sign-in]")).await;
}

/// Accepts what the consent page asks for.
pub(crate) async fn accept(browser: &Chromium) {
    let tab = browser.tab_with("button[value=accept]").await;
    tab.press_at(&By::Css("button[value=accept]")).await;
}
