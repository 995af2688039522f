//! « Mes affaires »: what this station keeps about somebody; taken along, or deleted now.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Rect, Ui};
use station::{ClaimId, ClaimRecord, Delivery, Profile, SessionId, SessionSummary, StationError};
use wording::FluentValue;

use super::requests::say_state;
use super::screen::{Screen, TroubleDrawn};
use super::welcome::ago;
use crate::desk::{Desk, LookingBack, Trouble, Visit};
use crate::kit::{
    Canvas, Column, FocusMoved, Foot, HEIGHT, Kit, Pictogram, Question, Row, TextStyle, Turn, Weight, measure,
};
use crate::theme::{SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Asked>();
    app.add_systems(OnEnter(Screen::Mine), |mut asked: ResMut<Asked>| {
        *asked = Asked::default();
    });
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Mine)),
    );
}

/// What may be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Session(SessionId),
    Claim(ClaimId),
    All,
}

/// What is about to be deleted, and where things were taken along to.
#[derive(Resource, Debug, Default)]
struct Asked {
    delete: Option<Which>,
    said: Option<String>,
}

/// All there is, of one person.
struct Kept {
    profile: Profile,
    sessions: Vec<SessionSummary>,
    claims: Vec<ClaimRecord>,
}

fn show(
    mut canvas: Canvas,
    mut desk: ResMut<Desk>,
    mut visit: ResMut<Visit>,
    mut asked: ResMut<Asked>,
    back: Option<Res<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut commands: Commands,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(profile) = visit.doer.as_ref().and_then(|id| desk.profile(id)) else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let kept = Kept {
        sessions: desk.station.sessions(&profile.id),
        claims: desk.station.claims(&profile.id),
        profile,
    };
    let ((wish, turn, answer), language) = canvas.draw(|ui, kit| {
        let page = kit.quiet_page_of("game-mine", Pictogram::Disk);
        let foot = Foot {
            on: Some(kit.say("game-mine-take")),
            open: true,
            back: Some(kit.say("game-back")),
            first: true,
            hint: None,
        };
        let (wish, turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            body(ui, kit, place, &kept, &desk, asked.said.as_deref())
        });
        let answer = asked
            .delete
            .and_then(|which| question(kit, which, &kept, &desk)?.ask(ui, kit));
        ((wish, turn, answer), kit.language)
    })?;
    match (asked.delete, answer) {
        (Some(which), Some(true)) => {
            asked.delete = None;
            let done = delete(&mut desk, &kept.profile, which);
            if done.is_ok() && back.is_some_and(|back| is_of(&back, which)) {
                commands.remove_resource::<LookingBack>();
            }
            match done {
                Ok(()) if which == Which::All => {
                    *visit = Visit::default();
                    next.set(Screen::Welcome);
                }
                Ok(()) => {}
                Err(error) => trouble.tell(error.say(language)),
            }
        }
        (Some(_), Some(false)) => asked.delete = None,
        (Some(_), None) => {}
        (None, _) => {
            asked.delete = wish;
            match turn {
                Turn::Stay => {}
                Turn::Back => next.set(Screen::Welcome),
                Turn::On => {
                    let to = desk.station.takeaway_folder();
                    match desk.station.export(&kept.profile.id, &to, &desk.library) {
                        Ok(folder) => {
                            let path = [("path", FluentValue::from(folder.display().to_string()))];
                            asked.said = Some(wording::text(language, "game-mine-taken", &path));
                        }
                        Err(error) => trouble.tell(error.say(language)),
                    }
                }
            }
        }
    }
    Ok(())
}

/// Whether what is being looked back on goes with it.
fn is_of(back: &LookingBack, which: Which) -> bool {
    match which {
        Which::Session(session) => back.debrief.session() == session,
        Which::Claim(_) => false,
        Which::All => true,
    }
}

fn delete(desk: &mut Desk, profile: &Profile, which: Which) -> std::result::Result<(), StationError> {
    match which {
        Which::Session(session) => desk.station.leave_session(session, &profile.id),
        Which::Claim(claim) => desk.station.delete_claim(claim),
        Which::All => desk.station.delete_profile(&profile.id),
    }
}

/// What a session is called.
fn title_of(kit: &Kit<'_>, session: &SessionSummary, desk: &Desk) -> String {
    let situation = desk.library.by_hash(&session.scenario_hash);
    situation.map_or_else(|| session.scenario.clone(), |s| kit.text(&s.title).to_owned())
}

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, kept: &Kept, desk: &Desk, said: Option<&str>) -> Option<Which> {
    kit.scroll_column(ui, "mine", place, |ui, kit, column| {
        let mut wish = None;
        if let Some(said) = said {
            column.signed(ui, (Pictogram::Tick, crate::theme::LEAF), said, TextStyle::STRONG);
            column.gap(2.0);
        }
        let name = FluentValue::from(kept.profile.pseudonym.as_str());
        let code = FluentValue::from(if kept.profile.has_code { "yes" } else { "no" });
        let days = FluentValue::from(desk.station.retention_days());
        for (id, with) in [
            ("game-mine-profile", vec![("name", name), ("code", code)]),
            ("game-mine-days", vec![("days", days)]),
        ] {
            column.text(ui, &kit.say_with(id, &with), TextStyle::BODY.soft());
            column.gap(0.5);
        }
        column.gap(1.5);
        for session in &kept.sessions {
            let minutes = f64::from(session.ticks / simulation::TICKS_PER_SECOND / 60);
            let line = kit.say_with("game-mine-session", &[("minutes", minutes.into())]);
            let line = format!("{} {line}", ago(kit, session.ago_s));
            let title = title_of(kit, session, desk);
            if thing(ui, kit, column, Pictogram::Film, &title, &line, &session.id.to_string()) {
                wish = Some(Which::Session(session.id));
            }
        }
        for claim in &kept.claims {
            let title = kit.say_with(
                "game-mine-claim",
                &[("badge", FluentValue::from(kit.text(&claim.badge)))],
            );
            let line = say_state(kit, claim);
            if thing(ui, kit, column, Pictogram::Badge, &title, &line, &claim.code) {
                wish = Some(Which::Claim(claim.claim));
            }
        }
        column.gap(1.0);
        let label = kit.say("game-mine-all");
        let wide = kit.button_width(ui, &label, true).min(column.width());
        let rect = column.take_wide(wide, HEIGHT);
        if kit.button(ui, "delete-all", rect, &label, Some(Pictogram::Erase), Weight::Quiet) {
            wish = Some(Which::All);
        }
        column.gap(2.0);
        wish
    })
}

/// One thing that is kept, with its way to be deleted; true where that was chosen.
fn thing(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    sign: Pictogram,
    title: &str,
    line: &str,
    id: &str,
) -> bool {
    let label = kit.say("game-mine-delete");
    let button = kit.button_width(ui, &label, true);
    let mut inside = column.inside(2.0);
    let room = inside.width() - button - 3.0 * STEP;
    let lines = [(title, TextStyle::STRONG), (line, TextStyle::SMALL.soft())];
    let words = Column::signed_width(room);
    let told: f32 = lines
        .map(|(text, style)| measure(ui, words, text, style).y)
        .iter()
        .sum();
    let rect = column.take(told.max(HEIGHT) + 3.0 * STEP);
    kit.card_ground(ui, rect, SAND, false);
    inside.gap(1.5);
    let mut beside = inside.at_most(room);
    beside.signed(ui, (sign, crate::theme::INK), title, TextStyle::STRONG);
    let mut below = beside.indented();
    below.text(ui, line, TextStyle::SMALL.soft());
    let mut row = Row::of(rect.shrink2(bevy_egui::egui::vec2(2.0 * STEP, (rect.height() - HEIGHT) / 2.0)));
    let place = row.right(button);
    // Whoever hears the page hears what it deletes.
    let chosen = kit.button(ui, ("delete", id), place, &label, Some(Pictogram::Erase), Weight::Quiet);
    column.gap(1.0);
    chosen
}

/// What deleting means, told before it is done; `None` where the thing is gone meanwhile.
fn question(kit: &Kit<'_>, which: Which, kept: &Kept, desk: &Desk) -> Option<Question> {
    let sent = |claim: &ClaimRecord| !claim.is_here || claim.delivery != Delivery::Waiting;
    let of_claim = |kit: &Kit<'_>, claim: &ClaimRecord| {
        if sent(claim) {
            (Pictogram::Letter, kit.say("game-mine-sure-claim-sent"))
        } else {
            (Pictogram::Send, kit.say("game-mine-sure-claim-here"))
        }
    };
    let (what, lines) = match which {
        Which::Session(id) => {
            let session = kept.sessions.iter().find(|session| session.id == id)?;
            let mut lines = vec![(Pictogram::Film, kit.say("game-mine-sure-session"))];
            if session
                .players
                .others
                .iter()
                .any(|other| *other != kept.profile.id && !other.is_nobody())
                || session.players.doer != kept.profile.id
            {
                lines.push((Pictogram::Pair, kit.say("game-mine-sure-others")));
            }
            if kept.claims.iter().any(|claim| claim.session == id) {
                lines.push((Pictogram::Badge, kit.say("game-mine-sure-claims-stay")));
            }
            (title_of(kit, session, desk), lines)
        }
        Which::Claim(id) => {
            let claim = kept.claims.iter().find(|claim| claim.claim == id)?;
            (kit.text(&claim.badge).to_owned(), vec![of_claim(kit, claim)])
        }
        Which::All => {
            let counts = [
                ("sessions", FluentValue::from(kept.sessions.len())),
                ("claims", FluentValue::from(kept.claims.len())),
            ];
            let mut lines = vec![(Pictogram::Erase, kit.say_with("game-mine-sure-all", &counts))];
            if kept.claims.iter().any(sent) {
                lines.push((Pictogram::Letter, kit.say("game-mine-sure-claim-sent")));
            }
            (kept.profile.pseudonym.clone(), lines)
        }
    };
    Some(Question {
        id: "delete".to_owned(),
        title: kit.say_with("game-mine-sure-title", &[("what", FluentValue::from(what))]),
        purpose: kit.say("game-mine-sure-purpose"),
        lines,
        no: kit.say("game-mine-sure-no"),
        yes: kit.say("game-mine-sure-yes"),
        sign: Pictogram::Erase,
    })
}
