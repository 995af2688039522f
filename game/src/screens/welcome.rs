//! Accueil: who is here, and the ways in.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Id, Pos2, Rect, Ui, vec2};
use station::{Picture, Profile, SessionSummary, Stage};
use wording::FluentValue;

use super::Screen;
use super::trouble::Last;
use crate::desk::{Desk, LookingBack, Trouble, Visit};
use crate::kit::{Begin, Card, Foot, Kit, Pictogram, Table, Weight, measure, picture, write, write_centred};
use crate::theme::{self, INK, INK_SOFT, LEAF, PAPER, PETROL, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Welcome)),
    );
    app.add_systems(OnEnter(Screen::Welcome), read);
    app.init_resource::<Hall>();
}

/// What the welcome screen shows, read when it opens.
#[derive(Resource, Default)]
struct Hall {
    profiles: Vec<Profile>,
    /// The newest session of each, not looked back on to the end.
    open: Vec<SessionSummary>,
    /// A profile whose code is being entered, and what was entered.
    locked: Option<(Profile, Vec<Picture>)>,
}

fn read(desk: Res<Desk>, mut hall: ResMut<Hall>) {
    hall.profiles = desk.station.profiles();
    hall.open = hall
        .profiles
        .iter()
        .flat_map(|p| {
            desk.station
                .sessions(&p.id)
                .into_iter()
                .filter(|s| s.players.doer == p.id)
        })
        .filter(|s| s.stage != Stage::Done && s.ticks > 0)
        .collect();
    hall.locked = None;
}

/// What was chosen on this screen.
enum Chosen {
    Profile(Profile),
    Arrive,
    Play,
    Requests,
    Settings,
    Resume(SessionSummary),
    Code(Picture),
    Forget,
}

fn show(
    mut table: Table,
    mut hall: ResMut<Hall>,
    mut desk: ResMut<Desk>,
    mut visit: ResMut<Visit>,
    mut trouble: ResMut<Trouble>,
    mut commands: Commands,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let chosen = table.lay(|ui, kit| {
        let page = kit.quiet_page_of("game-welcome", Pictogram::Drone);
        let (chosen, _) = kit.page(ui, &page, &Foot::default(), |ui, place, kit| {
            let place = Rect::from_min_max(place.min, Pos2::new(place.right(), ui.max_rect().bottom() - 3.0 * STEP));
            if hall.locked.is_some() {
                code(ui, kit, place, &hall)
            } else {
                body(ui, kit, place, &hall, &visit)
            }
        });
        (chosen, kit.language)
    })?;
    let (Some(chosen), language) = chosen else {
        return Ok(());
    };
    match chosen {
        Chosen::Profile(profile) if profile.has_code => hall.locked = Some((profile, Vec::new())),
        Chosen::Profile(profile) => welcome(&mut visit, &profile),
        Chosen::Code(sign) => enter(&mut hall, sign, &mut desk, &mut visit, &mut trouble, language),
        Chosen::Forget => hall.locked = None,
        Chosen::Arrive => next.set(Screen::Arrive),
        Chosen::Play => next.set(Screen::Pair),
        Chosen::Requests => next.set(Screen::Requests),
        Chosen::Settings => next.set(Screen::Settings),
        Chosen::Resume(session) => {
            let Some(scenario) = desk.library.by_hash(&session.scenario_hash).cloned() else {
                trouble.tell(kit_say(language, "game-resume-gone"));
                return Ok(());
            };
            match desk
                .station
                .look_back(session.id, &session.players.doer, scenario.clone())
            {
                Ok(debrief) => {
                    visit.doer = Some(session.players.doer);
                    visit.witness = session.players.witness;
                    next.set(Screen::of_stage(debrief.stage()));
                    commands.insert_resource(LookingBack {
                        debrief,
                        scenario,
                        ticks: session.ticks,
                        receipt: None,
                    });
                }
                Err(error) => trouble.tell(error.say(language)),
            }
        }
    }
    Ok(())
}

fn kit_say(language: wording::Language, id: &str) -> String {
    wording::text(language, id, &[])
}

fn welcome(visit: &mut Visit, profile: &Profile) {
    if visit.doer.as_ref() != Some(&profile.id) {
        *visit = Visit {
            doer: Some(profile.id.clone()),
            ..Visit::default()
        };
    }
}

/// One more picture of the code; with four it is tried.
fn enter(
    hall: &mut Hall,
    sign: Picture,
    desk: &mut Desk,
    visit: &mut Visit,
    trouble: &mut Trouble,
    language: wording::Language,
) {
    let Some((profile, entered)) = hall.locked.as_mut() else {
        return;
    };
    entered.push(sign);
    let Ok(code) = <[Picture; 4]>::try_from(entered.as_slice()) else {
        return;
    };
    match desk.station.unlock(&profile.id, Some(&code)) {
        Ok(()) => {
            welcome(visit, &profile.clone());
            hall.locked = None;
        }
        Err(error) => {
            entered.clear();
            trouble.tell(error.say(language));
        }
    }
}

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, hall: &Hall, visit: &Visit) -> Option<Chosen> {
    let middle = place.left() + place.width() * 0.46;
    let left = Rect::from_min_max(place.min, Pos2::new(middle - 2.0 * STEP, place.bottom()));
    let right = Rect::from_min_max(Pos2::new(middle + 2.0 * STEP, place.top()), place.max);
    people(ui, kit, left, hall, visit).or(ways(ui, kit, right, hall, visit))
}

/// Who is here.
fn people(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, hall: &Hall, visit: &Visit) -> Option<Chosen> {
    let mut chosen = None;
    let heading = kit.say("game-welcome-who");
    let top = write(ui, place.min, place.width(), &heading, theme::HUD, theme::bold(), INK).bottom() + 2.0 * STEP;
    let list = Rect::from_min_max(Pos2::new(place.left(), top), place.max);
    kit.scroll(ui, "people", list, |ui, kit| {
        let start = ui.max_rect().min + vec2(6.0, 6.0);
        let gap = 2.0 * STEP;
        let width = (ui.max_rect().width() - 24.0 - 2.0 * gap) / 3.0;
        let height = 150.0;
        for index in 0..=hall.profiles.len() {
            let (row, column) = (index / 3, index % 3);
            let card = Rect::from_min_size(
                start + vec2(column as f32 * (width + gap), row as f32 * (height + gap)),
                vec2(width, height),
            );
            let disc = Rect::from_center_size(Pos2::new(card.center().x, card.top() + 58.0), vec2(84.0, 84.0));
            let name = Rect::from_min_max(
                Pos2::new(card.left() + 4.0, card.bottom() - 44.0),
                card.max - vec2(4.0, 4.0),
            );
            // The first card makes room for someone new.
            let Some(profile) = index.checked_sub(1).and_then(|i| hall.profiles.get(i)) else {
                let touch = kit.touch(ui, Id::new("new-person"), card, hall.profiles.is_empty());
                kit.card_ground(ui, card, PAPER, false);
                Pictogram::Plus.draw(ui.painter(), disc.shrink(22.0), PETROL);
                write_centred(
                    ui,
                    name,
                    &kit.say("game-welcome-new"),
                    theme::BODY,
                    theme::bold(),
                    PETROL,
                );
                kit.ring(ui, card, touch.focused);
                if touch.chosen {
                    chosen = Some(Chosen::Arrive);
                }
                continue;
            };
            let here = visit.doer.as_ref() == Some(&profile.id);
            let first = visit.doer.is_none() && index == 1;
            let touch = kit.touch(ui, Id::new(("person", profile.id.to_string())), card, first);
            kit.card_ground(ui, card, SAND, here);
            picture(ui.painter(), disc, profile.picture);
            write_centred(ui, name, &profile.pseudonym, theme::BODY, theme::bold(), INK);
            if here {
                let tick = Rect::from_center_size(card.right_top() + vec2(-22.0, 22.0), vec2(24.0, 24.0));
                Pictogram::Tick.draw(ui.painter(), tick, PETROL);
            } else if profile.has_code {
                let lock = Rect::from_center_size(card.right_top() + vec2(-22.0, 22.0), vec2(20.0, 20.0));
                Pictogram::Lock.draw(ui.painter(), lock, INK_SOFT);
            }
            kit.ring(ui, card, touch.focused);
            if touch.chosen {
                chosen = Some(Chosen::Profile(profile.clone()));
                kit.focus.give(Id::new("card").with(crate::kit::id_of(&"way-play")));
            }
        }
        let rows = (hall.profiles.len() + 1).div_ceil(3) as f32;
        ui.allocate_space(vec2(10.0, rows * (height + gap) + 12.0));
    });
    chosen
}

/// The ways in.
fn ways(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, hall: &Hall, visit: &Visit) -> Option<Chosen> {
    let mut chosen = None;
    let known = visit
        .doer
        .as_ref()
        .and_then(|id| hall.profiles.iter().find(|p| p.id == *id));
    let heading = match known {
        Some(profile) => kit.say_with(
            "game-welcome-hello",
            &[("name", FluentValue::from(profile.pseudonym.as_str()))],
        ),
        None => kit.say("game-welcome-ways"),
    };
    let top = write(ui, place.min, place.width(), &heading, theme::HUD, theme::bold(), INK).bottom() + 2.0 * STEP;
    let mut y = top;
    let resumable = known.and_then(|p| hall.open.iter().find(|s| s.players.doer == p.id));
    // With large text the page is shorter: the cards share what there is above the settings.
    let wanted = if resumable.is_some() { 468.0 } else { 380.0 };
    let part = ((place.bottom() - 60.0 - top) / wanted).min(1.0);
    let card =
        |ui: &mut Ui, kit: &mut Kit<'_>, id: &str, sign: Pictogram, open: bool, tall: f32, first: bool, y: &mut f32| {
            let rect = Rect::from_min_size(Pos2::new(place.left(), *y), vec2(place.width(), tall * part));
            *y += (tall + 1.5 * STEP) * part;
            let title = kit.say(&format!("game-way-{id}"));
            let line = kit.say(&format!("game-way-{id}-line"));
            kit.card(
                ui,
                format!("way-{id}"),
                rect,
                Card {
                    sign: Some(sign),
                    title: &title,
                    line: &line,
                    open,
                    first,
                    ..Card::default()
                },
            )
            .chosen
        };
    if card(
        ui,
        kit,
        "play",
        Pictogram::Drone,
        known.is_some(),
        104.0,
        known.is_some(),
        &mut y,
    ) {
        chosen = Some(Chosen::Play);
    }
    card(ui, kit, "tell", Pictogram::Speech, false, 76.0, false, &mut y);
    card(ui, kit, "map", Pictogram::Map, false, 76.0, false, &mut y);
    if card(
        ui,
        kit,
        "requests",
        Pictogram::Badge,
        known.is_some(),
        76.0,
        false,
        &mut y,
    ) {
        chosen = Some(Chosen::Requests);
    }
    if let Some(session) = resumable {
        let rect = Rect::from_min_size(Pos2::new(place.left(), y), vec2(place.width(), 76.0 * part));
        let title = kit.say("game-resume");
        let interrupted = session.ending == station::Ending::Interrupted;
        let line = kit.say(if interrupted {
            "game-resume-interrupted"
        } else {
            "game-resume-line"
        });
        let card = Card {
            sign: Some(Pictogram::Film),
            title: &title,
            line: &line,
            open: true,
            ..Card::default()
        };
        if kit.card(ui, "resume", rect, card).chosen {
            chosen = Some(Chosen::Resume(session.clone()));
        }
        ui.painter()
            .rect_filled(Rect::from_min_size(rect.min, vec2(6.0, rect.height())), 3.0, LEAF);
    }
    let label = kit.say("game-settings-title");
    let width = kit.button_width(ui, &label, true);
    let rect = Rect::from_min_size(
        Pos2::new(place.right() - width, place.bottom() - 52.0),
        vec2(width, 52.0),
    );
    if kit.button(ui, "settings", rect, &label, Some(Pictogram::Gear), Weight::Quiet) {
        chosen = Some(Chosen::Settings);
    }
    chosen
}

/// The code of four pictures.
fn code(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, hall: &Hall) -> Option<Chosen> {
    let (profile, entered) = hall.locked.as_ref()?;
    let mut chosen = None;
    let words = kit.say_with(
        "game-code-ask",
        &[("name", FluentValue::from(profile.pseudonym.as_str()))],
    );
    let size = measure(ui, place.width(), &words, theme::HUD, theme::bold());
    write(ui, place.min, place.width(), &words, theme::HUD, theme::bold(), INK);
    for index in 0..4 {
        let centre = Pos2::new(place.left() + 40.0 + index as f32 * 72.0, place.top() + size.y + 44.0);
        let dot = if index < entered.len() { PETROL } else { SAND };
        ui.painter().circle_filled(centre, 14.0, dot);
    }
    let grid = Rect::from_min_max(Pos2::new(place.left(), place.top() + size.y + 90.0), place.max);
    if let Some(sign) = pictures(ui, kit, grid, None, true) {
        chosen = Some(Chosen::Code(sign));
    }
    let label = kit.say("game-back");
    let width = kit.button_width(ui, &label, true);
    let rect = Rect::from_min_size(Pos2::new(place.left(), place.bottom() - 52.0), vec2(width, 52.0));
    if kit.button(ui, "code-back", rect, &label, Some(Pictogram::Back), Weight::Quiet) || kit.focus.take_back() {
        chosen = Some(Chosen::Forget);
    }
    chosen
}

/// The twelve pictures to choose from, six in a row.
pub(super) fn pictures(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    now: Option<Picture>,
    first: bool,
) -> Option<Picture> {
    let mut chosen = None;
    let side = 96.0;
    let gap = 2.0 * STEP;
    for (index, sign) in Picture::ALL.into_iter().enumerate() {
        let at = place.min + vec2((index % 6) as f32 * (side + gap), (index / 6) as f32 * (side + gap));
        let disc = Rect::from_min_size(at, vec2(side, side));
        let touch = kit.touch(ui, Id::new(("picture", index)), disc, first && index == 0);
        picture(ui.painter(), disc.shrink(4.0), sign);
        if now == Some(sign) {
            let tick = Rect::from_center_size(disc.right_top() + vec2(-12.0, 12.0), vec2(28.0, 28.0));
            ui.painter().circle_filled(tick.center(), 18.0, PAPER);
            Pictogram::Tick.draw(ui.painter(), tick, PETROL);
        }
        kit.ring(ui, disc, touch.focused);
        if touch.chosen {
            chosen = Some(sign);
        }
    }
    chosen
}
