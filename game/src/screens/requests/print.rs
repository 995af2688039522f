//! A request on paper: a page that any browser prints.

use std::fmt::Write as _;
use std::path::Path;

use situation::address::points_to_this_pc;
use situation::text::in_markup as plain;
use station::{ClaimRecord, Station};
use wording::{FluentValue, Language};

use super::words_of;
use crate::kit::qr_svg;

/// The page of a request, complete in itself but for the badge image, which lies beside it.
pub(super) fn page(record: &ClaimRecord, language: Language) -> String {
    let say = |id: &str, arguments: &[(&str, FluentValue<'_>)]| plain(&wording::text(language, id, arguments));
    let name = plain(record.badge.get(language.tag()));
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{name}</title>\n<style>{STYLE}</style></head><body>\n",
        language.tag()
    );
    if record.badge_here {
        let image = plain(&Station::badge_image_name(record.claim));
        push(&mut html, format_args!("<img src=\"{image}\" alt=\"{name}\">\n"));
    }
    push(&mut html, format_args!("<h1>{name}</h1>\n"));
    if let Some(words) = words_of(record) {
        let by = record.status.as_ref().and_then(|s| s.by.clone()).unwrap_or_default();
        let heading = say("game-requests-words", &[("by", by.into())]);
        push(
            &mut html,
            format_args!("<p>{heading}</p>\n<blockquote>{}</blockquote>\n", plain(&words)),
        );
    }
    let code = plain(&record.code);
    push(
        &mut html,
        format_args!("<p>{}<br><strong>{code}</strong></p>\n", say("game-receipt-code", &[])),
    );
    match &record.page {
        Some(address) if !points_to_this_pc(address) => {
            let words = say("game-receipt-page", &[("page", address.as_str().into())]);
            let code = qr_svg(address).unwrap_or_default();
            push(&mut html, format_args!("<p>{words}</p>\n{code}\n"));
        }
        // On paper an address of this PC leads nowhere; the code does.
        _ => push(&mut html, format_args!("<p>{}</p>\n", say("game-receipt-purpose", &[]))),
    }
    html.push_str("</body></html>\n");
    html
}

/// A4, and as dark as a cheap printer needs.
const STYLE: &str = "@page{size:A4;margin:2cm}body{font:14pt/1.4 sans-serif;color:#1B2330;max-width:17cm;margin:1cm auto}\
                     img{width:8cm}h1{font-size:24pt}strong{font-size:20pt;letter-spacing:.05em}\
                     blockquote{border-left:3pt solid #3F6B45;margin:0;padding-left:12pt;font-style:italic;\
                     white-space:pre-wrap}svg{width:5cm;height:5cm}p,blockquote{overflow-wrap:anywhere}";

fn push(html: &mut String, part: std::fmt::Arguments<'_>) {
    // Writing into a String does not fail.
    let _ = html.write_fmt(part);
}

/// Says where something lies now.
pub(super) fn say_where(id: &str, path: &Path, language: Language) -> String {
    let path = path.display().to_string();
    wording::text(language, id, &[("path", FluentValue::from(path))])
}

/// Asks the system to open the page, where it can; where not, the sentence says where it is.
pub(super) fn show(page: &Path) {
    if let Err(error) = open::that_detached(page) {
        tracing::info!(%error, "the page to print is not opened by itself");
    }
}

#[cfg(test)]
mod tests {
    use situation::text::Text;
    use situation::wire::{ClaimState, ClaimStatus};
    use station::{ClaimId, Delivery, SessionId};

    use super::*;

    fn record(page: Option<&str>, words: &str) -> ClaimRecord {
        ClaimRecord {
            claim: ClaimId([7; 16]),
            code: "D2WG-3CPC-K9CP-6E9F".to_owned(),
            page: page.map(str::to_owned),
            session: SessionId([1; 16]),
            badge_id: "premier-vol".to_owned(),
            badge: Text(
                [("fr", "Premier vol"), ("en", "First flight")]
                    .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
                    .into(),
            ),
            delivery: Delivery::Received { apart: false },
            status: Some(ClaimStatus {
                state: ClaimState::Issued,
                words: Some(words.to_owned()),
                by: Some("Ana".to_owned()),
                date: None,
                badge: "Premier vol".to_owned(),
                issued: true,
                issued_as: None,
                decisions: None,
            }),
            is_here: false,
            badge_here: true,
            news: false,
            asked_unix_s: 0,
        }
    }

    #[test]
    fn the_page_holds_what_a_learner_takes_home() {
        let html = page(
            &record(Some("https://envol.example.org/r/D2WG"), "Tu as <b>attendu</b>."),
            Language::French,
        );
        for part in [
            "Premier vol",
            "D2WG-3CPC-K9CP-6E9F",
            "envol-D2WG-3CPC-K9CP-6E9F.png",
            "Ana",
            "Tu as &lt;b&gt;attendu&lt;/b&gt;.",
            "https://envol.example.org/r/D2WG",
            "<svg",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn a_page_of_this_pc_has_no_code_that_leads_nowhere() {
        let html = page(&record(Some("http://127.0.0.1:8417/r/D2WG"), ""), Language::English);
        assert!(!html.contains("<svg") && !html.contains("127.0.0.1"), "{html}");
        assert!(!html.contains("<blockquote>"), "no words, no empty quotation");
    }
}
