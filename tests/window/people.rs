//! The people of the practice tenant, and what they do on its pages in the system browser.

use consentry_practice::ReadyUser;
use consentry_tests::chromium::Chromium;
use consentry_tests::screen::Screen;
use thirtyfour::By;

/// Somebody of the practice tenant.
pub(crate) struct Person {
    pub(crate) user_name: &'static str,
    /// How many Tabs their account is away from where one begins on the sign-in page.
    pub(crate) tabs: usize,
}

/// An ordinary user with a mailbox.
pub(crate) const ADA: Person = Person {
    user_name: "ada@contoso.com",
    tabs: 4,
};

/// Who may grant consent for the whole directory.
pub(crate) const ADMIN: Person = Person {
    user_name: "admin@contoso.com",
    tabs: 8,
};

/// Somebody whom nobody assigned to the application.
pub(crate) const UNASSIGNED: Person = Person {
    user_name: "unassigned@contoso.com",
    tabs: 7,
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

    /// Those of `people`.
    pub(crate) fn of_all(people: &[ReadyUser]) -> Self {
        let password = |one: &ReadyUser| (one.upn.clone(), one.password.clone());
        Self(people.iter().map(password).collect())
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

/// The practice tenant's pages begin with a yellow stripe.
pub(crate) fn is_practice_page([red, green, blue]: [u8; 3]) -> bool {
    red > 200 && green > 180 && blue < 180
}
