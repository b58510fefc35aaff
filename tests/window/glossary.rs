//! Technical words: underlined where each stands first, and explained when one is clicked.

use consentry_core::language::Language;
use consentry_core::view::TermView;
use consentry_tests::desktop::Desktop;
use consentry_tests::window::Window;
use thirtyfour::{By, Key};

use crate::way;

/// How the words are drawn, and where the middle of the first is that is to be seen, with what it reads.
const FIRST: &str = "
    const style = getComputedStyle(document.body, '::highlight(term)');
    for (const range of CSS.highlights.get('term') ?? []) {
        // A word may go on in the next line.
        const [box] = range.getClientRects();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        if (document.elementFromPoint(x, y)?.contains(range.startContainer))
            return [range.toString(), Math.round(x), Math.round(y), style.textDecorationLine];
    }
    return null;
";

#[tokio::test]
async fn a_technical_word_is_underlined_and_explained_when_it_is_clicked() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    way::to_tenant(screen, "kloudmate").await;
    window.hold_still().await;

    let (word, x, y, line) = screen
        .until("a word is marked", async || {
            let found = screen.page().execute(FIRST, vec![]).await?;
            found.convert::<Option<(String, i64, i64, String)>>()
        })
        .await;
    window.screenshot("glossary-marked").await;
    assert_eq!(line, "underline", "{word}");
    let click = screen.page().action_chain().move_to(x, y).click();
    click.perform().await.expect("the page can be clicked");

    let told = screen.part("term").await.text().await;
    let told = told.expect("the explanation stays");
    let mut terms = TermView::all(Language::english()).into_iter();
    let term = terms
        .find(|term| term.is(&word))
        .expect("it is a word of the glossary");
    let told: Vec<_> = told.split_whitespace().collect();
    assert_eq!(told.join(" "), format!("{} {}", term.term, term.means));
    window.screenshot("glossary-explained").await;

    let page = screen.page().active_element().await;
    let page = page.expect("something has focus");
    page.send_keys(Key::Escape + "").await.expect("keys");
    screen.none_at(&By::Css("[data-testid=term]")).await;
    window.close().await;
}
