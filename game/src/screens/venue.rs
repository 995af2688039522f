//! « Le lieu »: what the people who run a station decide, behind their code: the organisation it is linked to, what waits to
//! be sent, how long things are kept, the code itself.

mod ending;
mod harvest;
mod organisation;

use std::path::PathBuf;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Rect, Ui};
use station::{Forgets, OutboxState, Pairing, StationError};
use wording::{FluentValue, Language};

use super::screen::{Screen, TroubleDrawn};
use super::settings::setting;
use crate::departing::Kiosk;
use crate::desk::{Desk, LookingBack, Trouble, Visit};
use crate::kit::{Canvas, Column, Field, FocusMoved, Foot, HEIGHT, Kit, Pictogram, Question, TextStyle, Turn, Weight};
use crate::theme::LEAF;
use harvest::Round;
use organisation::Linking;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Venue>();
    app.add_systems(OnEnter(Screen::Venue), |mut venue: ResMut<Venue>, desk: Res<Desk>| {
        *venue = Venue::at_door(&desk);
    });
    let follow = |mut venue: ResMut<Venue>, time: Res<Time<Real>>| venue.round.follow(time.delta_secs());
    app.add_systems(Update, follow.run_if(in_state(Screen::Venue)));
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Venue)),
    );
}

/// Digits of the animator's code at most.
const LONGEST_PIN: usize = 12;

/// What is written on the page so far.
#[derive(Resource, Debug, Default)]
struct Venue {
    /// The code was shown, or there is none.
    open: bool,
    /// The code, as it is typed at the door; then the one that holds.
    shown: String,
    /// A new code, as it is typed.
    new_pin: String,
    linking: Linking,
    round: Round,
    /// The link is about to be taken away.
    unlinking: bool,
    /// What was done last.
    said: Option<String>,
}

impl Venue {
    fn at_door(desk: &Desk) -> Self {
        Self {
            open: !desk.station.has_animator_pin(),
            linking: Linking::of(desk),
            round: Round::of(desk),
            ..Self::default()
        }
    }
}

/// What is asked for.
enum Wish {
    Link(Way),
    Unlink,
    Send,
    Write,
    /// A stick goes round, with this folder.
    Harvest(PathBuf),
    Days(u32),
    Pin,
    /// The workshop is over.
    End,
    /// Envol closes.
    Close,
}

/// How an invitation comes.
enum Way {
    Code,
    File(PathBuf),
}

/// What the page tells, read anew with each frame.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct State {
    pairing: Option<Pairing>,
    fingerprint: String,
    outbox: OutboxState,
    days: u32,
    /// The venue's file says how many.
    days_settled: bool,
    has_pin: bool,
    /// The venue's file gives the code.
    pin_settled: bool,
    /// Nobody can close the window.
    kiosk: bool,
    room: Option<u64>,
    folder: String,
}

impl State {
    fn of(desk: &Desk, kiosk: Kiosk) -> Self {
        let station = &desk.station;
        Self {
            kiosk: kiosk.0,
            pin_settled: desk.venue.animator_code.is_some(),
            pairing: station.pairing(),
            fingerprint: station.fingerprint(),
            outbox: station.outbox(),
            days: station.retention_days(),
            days_settled: desk.venue.retention_days.is_some(),
            has_pin: station.has_animator_pin(),
            room: station.room(),
            folder: station.takeaway_folder().display().to_string(),
        }
    }
}

fn show(
    mut canvas: Canvas,
    mut desk: ResMut<Desk>,
    mut venue: ResMut<Venue>,
    (mut visit, kiosk): (ResMut<Visit>, Res<Kiosk>),
    mut trouble: ResMut<Trouble>,
    mut commands: Commands,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let state = State::of(&desk, *kiosk);
    let ((wish, turn, answer), language) = canvas.draw(|ui, kit| {
        let page = kit.page_of("game-venue", Pictogram::House);
        let foot = Foot {
            on: (!venue.open).then(|| kit.say("game-venue-enter")),
            open: !venue.shown.is_empty(),
            back: Some(kit.say("game-back")),
            ..Foot::default()
        };
        let (wish, turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            if venue.open {
                body(ui, kit, place, &mut venue, &state)
            } else {
                door(ui, kit, place, &mut venue.shown);
                None
            }
        });
        let answer = venue.unlinking.then(|| unlink_question(kit).ask(ui, kit)).flatten();
        ((wish, turn, answer), kit.language)
    })?;
    if let Some(answer) = answer {
        venue.unlinking = false;
        if answer && let Err(error) = desk.station.unpair() {
            trouble.tell(error.say(language));
        }
        return Ok(());
    }
    match wish {
        Some(Wish::Close) => {
            commands.write_message(AppExit::Success);
            return Ok(());
        }
        Some(Wish::End) => {
            *visit = Visit::default();
            commands.remove_resource::<LookingBack>();
        }
        _ => {}
    }
    if let Some(wish) = wish {
        match act(&mut desk, &mut venue, wish, language) {
            Ok(said) => venue.said = said,
            Err(error) => trouble.tell(error.say(language)),
        }
    }
    match turn {
        Turn::Stay => {}
        Turn::Back => next.set(Screen::Settings),
        Turn::On => match desk.station.try_animator_pin(&venue.shown) {
            Ok(()) => venue.open = true,
            Err(error) => {
                venue.shown.clear();
                trouble.tell(error.say(language));
            }
        },
    }
    Ok(())
}

/// Does it; what is said then.
fn act(
    desk: &mut Desk,
    venue: &mut Venue,
    wish: Wish,
    language: Language,
) -> std::result::Result<Option<String>, StationError> {
    let say = |id: &str, with: &[(&str, FluentValue<'_>)]| Some(wording::text(language, id, with));
    Ok(match wish {
        Wish::Link(way) => {
            let organisation = venue.linking.link(desk, way, language)?;
            say("game-venue-linked-now", &[("organisation", organisation.into())])
        }
        Wish::Unlink => {
            venue.unlinking = true;
            None
        }
        Wish::Send => {
            desk.station.send_now();
            say("game-venue-sending", &[])
        }
        Wish::Write => {
            let folder = shared_folder(desk);
            let written = desk.station.export_waiting(&folder)?.len();
            let path = FluentValue::from(folder.display().to_string());
            say("game-venue-written", &[("count", written.into()), ("path", path)])
        }
        Wish::Harvest(folder) => {
            venue.round.go(desk, &folder, language)?;
            None
        }
        Wish::Days(days) => {
            desk.station.set_retention_days(days)?;
            None
        }
        Wish::End => {
            desk.station.send_now();
            let waiting = desk.station.outbox().waiting;
            say("game-venue-ended", &[("waiting", waiting.into())])
        }
        Wish::Close => None,
        Wish::Pin => {
            desk.station.set_animator_pin(Some(&venue.shown), &venue.new_pin)?;
            venue.shown = std::mem::take(&mut venue.new_pin);
            say("game-venue-pin-kept", &[])
        }
    })
}

/// Where requests are written to: the folder of the venue's file where it is there, else the one that everybody finds.
fn shared_folder(desk: &Desk) -> PathBuf {
    match &desk.venue.forgets {
        Some(Forgets::Folder(folder)) if folder.is_dir() => folder.clone(),
        _ => desk.station.takeaway_folder(),
    }
}

/// Digits alone.
fn keep_digits(text: &mut String) {
    text.retain(|character| character.is_ascii_digit());
}

/// The code is asked for.
fn door(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, shown: &mut String) {
    kit.scroll_column(ui, "venue-door", place, |ui, kit, column| {
        column.text(ui, &kit.say("game-venue-door"), TextStyle::BODY);
        column.gap(1.5);
        pin_field(ui, kit, column, "venue-pin", "game-venue-pin-hint", shown, true);
    });
}

/// The field of the animator's code.
pub(crate) fn pin_field(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    name: &str,
    hint: &str,
    text: &mut String,
    first: bool,
) {
    let hint = kit.say(hint);
    let field = Field {
        text,
        hint: &hint,
        most: LONGEST_PIN,
        first,
    };
    let place = column.take_wide(420.0, 56.0);
    if kit.field(ui, name, place, field) {
        keep_digits(text);
    }
}

/// Days that may be chosen at a press.
const DAYS: [(u32, &str); 4] = [
    (1, "game-venue-days-1"),
    (7, "game-venue-days-7"),
    (30, "game-venue-days-30"),
    (90, "game-venue-days-90"),
];

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, venue: &mut Venue, state: &State) -> Option<Wish> {
    kit.scroll_column(ui, "venue", place, |ui, kit, column| {
        if let Some(said) = &venue.said {
            column.signed(ui, (Pictogram::Tick, LEAF), said, TextStyle::STRONG);
            column.gap(2.0);
        }
        let mut wish = organisation::draw(ui, kit, column, &mut venue.linking, state);
        column.gap(3.0);
        wish = outbox(ui, kit, column, state).or(wish);
        column.gap(3.0);
        wish = harvest::draw(ui, kit, column, &venue.round).or(wish);
        column.gap(3.0);
        let days = DAYS.map(|(days, id)| (id, days == state.days));
        if state.days_settled {
            // What is chosen here would not outlive the next start.
            let words = kit.say_with("game-venue-days-settled", &[("days", FluentValue::from(state.days))]);
            column.signed(ui, (Pictogram::Clock, crate::theme::INK), &words, TextStyle::BODY);
            column.gap(3.0);
        } else if let Some(index) = setting(ui, kit, column, (Pictogram::Clock, "game-venue-days"), &days) {
            wish = Some(Wish::Days(DAYS[index].0));
        }
        if let Some(room) = state.room {
            let gigabytes = FluentValue::from((room / 100_000_000) as f64 / 10.0);
            let words = kit.say_with("game-venue-room", &[("gigabytes", gigabytes)]);
            column.signed(ui, (Pictogram::Disk, crate::theme::INK), &words, TextStyle::BODY);
            column.gap(3.0);
        }
        wish = pin(ui, kit, column, venue, state).or(wish);
        column.gap(3.0);
        ending::draw(ui, kit, column, state.kiosk).or(wish)
    })
}

/// What waits to be sent.
fn outbox(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, state: &State) -> Option<Wish> {
    column.text(ui, &kit.say("game-venue-outbox"), TextStyle::HEADING);
    column.gap(1.0);
    let counts = [
        ("waiting", FluentValue::from(state.outbox.waiting)),
        ("refused", FluentValue::from(state.outbox.refused)),
    ];
    column.text(ui, &kit.say_with("game-venue-waiting", &counts), TextStyle::BODY);
    if state.outbox.waiting == 0 {
        return None;
    }
    column.gap(1.5);
    let mut flow = column.flow(2.0);
    let mut wish = None;
    let ways = [
        ("game-venue-send", Pictogram::Send, state.outbox.paired),
        ("game-venue-write", Pictogram::Disk, true),
    ];
    for (id, sign, _) in ways.into_iter().filter(|(_, _, can)| *can) {
        let label = kit.say(id);
        let wide = kit.button_width(ui, &label, true).min(flow.width());
        let rect = flow.take(wide, HEIGHT);
        if kit.button(ui, id, rect, &label, Some(sign), Weight::Quiet) {
            wish = Some(if sign == Pictogram::Send {
                Wish::Send
            } else {
                Wish::Write
            });
        }
    }
    column.below(flow.bottom());
    wish
}

/// A new code for the people who run the place.
fn pin(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, venue: &mut Venue, state: &State) -> Option<Wish> {
    column.text(ui, &kit.say("game-venue-pin"), TextStyle::HEADING);
    column.gap(1.0);
    let words = if state.pin_settled {
        "game-venue-pin-settled"
    } else if state.has_pin {
        "game-venue-pin-there"
    } else {
        "game-venue-pin-none"
    };
    column.text(ui, &kit.say(words), TextStyle::BODY.soft());
    if state.pin_settled {
        return None;
    }
    column.gap(1.5);
    pin_field(
        ui,
        kit,
        column,
        "venue-new-pin",
        "game-venue-pin-new",
        &mut venue.new_pin,
        false,
    );
    column.gap(1.5);
    if venue.new_pin.len() < 4 {
        return None;
    }
    let label = kit.say("game-venue-pin-keep");
    let rect = column.take_wide(kit.button_width(ui, &label, true), HEIGHT);
    column.gap(2.0);
    kit.button(ui, "venue-keep-pin", rect, &label, Some(Pictogram::Lock), Weight::Quiet)
        .then_some(Wish::Pin)
}

fn unlink_question(kit: &Kit<'_>) -> Question {
    Question {
        id: "unlink".to_owned(),
        title: kit.say("game-venue-unlink-title"),
        purpose: kit.say("game-venue-unlink-purpose"),
        lines: vec![(Pictogram::Send, kit.say("game-venue-unlink-waits"))],
        no: kit.say("game-venue-unlink-no"),
        yes: kit.say("game-venue-unlink-yes"),
        sign: Pictogram::Erase,
    }
}
