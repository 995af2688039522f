//! What a learner takes along, as a page that any browser shows: what they lived, said, chose and asked for.

use std::fmt::Write as _;

use situation::library::Library;
use situation::scenario::Scenario;
use situation::text::in_markup;
use situation::wire::claim_code;
use wording::{FluentValue, Language};

use crate::disk::{self, Found};
use crate::error::StationError;
use crate::folder::Folder;
use crate::looking_back::LookingBack;
use crate::profile::{ProfileFile, ProfileId};
use crate::session::SessionFile;
use crate::shelf::State;

const STYLE: &str = "body{font-family:sans-serif;color:#1B2330;background:#F7F2E8;max-width:44em;margin:2em auto;\
                     padding:0 1em;line-height:1.5}h1,h2{line-height:1.2}section{background:#fff;border-radius:8px;\
                     padding:1em 1.5em;margin:1em 0}blockquote{border-left:4px solid #3F6B45;margin:.5em 0;\
                     padding-left:1em;white-space:pre-wrap}p,h2,blockquote{overflow-wrap:anywhere}\
                     img{width:8em;height:8em}";

/// The page of a profile; files it names lie beside it.
pub(super) fn of(
    folder: &Folder,
    state: &State,
    id: &ProfileId,
    profile: &ProfileFile,
    library: &Library,
) -> Result<String, StationError> {
    let language = state.language;
    let name = [("name", FluentValue::from(profile.pseudonym.as_str()))];
    let title = say(language, "station-page-title", &name);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\n\
         <style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n<p>{purpose}</p>\n",
        tag = language.tag(),
        purpose = say(language, "station-page-purpose", &[]),
    );
    let mut sessions: Vec<_> = state
        .sessions
        .iter()
        .filter_map(|(session, entry)| Some((*session, &entry.file, entry.file.players.seat_of(id)?)))
        .collect();
    sessions.sort_by_key(|(_, file, _)| file.began_lived_s);
    for (session, file, seat) in sessions {
        let said = match disk::read::<LookingBack>(&folder.looking_back(session, seat))? {
            Found::Here(said) => Some(said),
            _ => None,
        };
        let scenario = library.by_hash(&file.scenario_hash).map(AsRef::as_ref);
        session_in(&mut html, language, file, scenario, said.as_ref());
    }
    for (claim, file) in state.claims.iter().filter(|(_, file)| file.profile == *id) {
        let code = claim_code(&claim.0);
        push(
            &mut html,
            format_args!("<section><h2>{}</h2>\n", in_markup(file.badge.get(language.tag()))),
        );
        if file.badge_here {
            push(
                &mut html,
                format_args!("<img src=\"claims/{code}/badge.png\" alt=\"\">\n"),
            );
        }
        let with = [("code", FluentValue::from(code.as_str()))];
        paragraph(&mut html, &say(language, "station-page-claim", &with));
        if let Some(words) = file.status.as_ref().and_then(|status| status.words.as_deref()) {
            quote(&mut html, words);
        }
        html.push_str("</section>\n");
    }
    html.push_str("</body></html>\n");
    Ok(html)
}

/// One session: the situation, how long, what was told, and the words beside each row.
fn session_in(
    html: &mut String,
    language: Language,
    file: &SessionFile,
    scenario: Option<&Scenario>,
    said: Option<&LookingBack>,
) {
    let title = scenario.map_or(file.scenario.as_str(), |s| s.title.get(language.tag()));
    push(html, format_args!("<section><h2>{}</h2>\n", in_markup(title)));
    let minutes = f64::from(file.ticks / simulation::TICKS_PER_SECOND / 60);
    paragraph(
        html,
        &say(language, "station-page-session", &[("minutes", minutes.into())]),
    );
    let Some(said) = said else {
        html.push_str("</section>\n");
        return;
    };
    for words in [&said.account, &said.named] {
        if !words.trim().is_empty() {
            quote(html, words);
        }
    }
    for (row, words) in said.words.iter().filter(|(_, words)| !words.trim().is_empty()) {
        let text = scenario
            .and_then(|s| s.grid.row(row))
            .map(|row| row.text.get(language.tag()));
        push(
            html,
            format_args!("<p><strong>{}</strong></p>\n", in_markup(text.unwrap_or(row))),
        );
        quote(html, words);
    }
    html.push_str("</section>\n");
}

fn say(language: Language, id: &str, with: &[(&str, FluentValue<'_>)]) -> String {
    in_markup(&wording::text(language, id, with))
}

/// What is markup already.
fn paragraph(html: &mut String, words: &str) {
    push(html, format_args!("<p>{words}</p>\n"));
}

fn quote(html: &mut String, words: &str) {
    push(html, format_args!("<blockquote>{}</blockquote>\n", in_markup(words)));
}

fn push(html: &mut String, part: std::fmt::Arguments<'_>) {
    // Writing into a String does not fail.
    let _ = html.write_fmt(part);
}
