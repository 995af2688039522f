//! « Je garde, je demande »: how much is shown, to whom, with which name.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use situation::identity::Identity;
use situation::selection::Extent;
use station::{Disclosure, Pairing};
use wording::FluentValue;

use super::Screen;
use super::choose::Chosen;
use super::trouble::Last;
use crate::desk::{Desk, LookingBack, Trouble};
use crate::kit::{Begin, Card, Field, Foot, Kit, Pictogram, Table, Turn, write};
use crate::theme::{self, INK, INK_SOFT, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Asking>();
    app.add_systems(OnEnter(Screen::Ask), |mut asking: ResMut<Asking>| {
        *asking = Asking::default();
    });
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Ask)),
    );
}

/// What is said on this page; name and e-mail live here only, until they are sealed.
#[derive(Resource, Default)]
struct Asking {
    whole: bool,
    name: String,
    email: String,
    /// What leaves with extracts and with the whole session, worked out once per visit.
    leaves: Option<[Option<Disclosure>; 2]>,
}

impl Asking {
    fn leaves(&self) -> Option<&Disclosure> {
        self.leaves.as_ref()?[usize::from(self.whole)].as_ref()
    }

    fn identity(&self) -> Option<Identity> {
        let (name, email) = (self.name.trim(), self.email.trim());
        if name.is_empty() && email.is_empty() {
            return None;
        }
        Some(Identity {
            name: name.to_owned(),
            email: (!email.is_empty()).then(|| email.to_owned()),
        })
    }
}

fn show(
    mut table: Table,
    mut asking: ResMut<Asking>,
    chosen: Res<Chosen>,
    desk: Res<Desk>,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let (Some(mut back), Some(badge)) = (back, chosen.badge.clone()) else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    if asking.leaves.is_none() {
        // What cannot be worked out cannot be asked for either: asking says why.
        let of = |extent| back.debrief.disclosure(&badge, extent).ok();
        asking.leaves = Some([of(Extent::Extracts), of(Extent::Whole)]);
    }
    let pairing = desk.station.pairing();
    let rows = back.debrief.seen().unwrap_or_default();
    let shown = rows.iter().filter(|r| r.shown).count();
    let moments: usize = rows.iter().map(|r| r.chosen.len()).sum();
    let name = back.scenario.badge(&badge).map(|b| b.name.clone()).unwrap_or_default();
    let (turn, language) = table.lay(|ui, kit| {
        let mut page = kit.page_of("game-ask", Pictogram::Send);
        page.title = kit.say_with(
            "game-ask-title",
            &[("badge", FluentValue::from(kit.text(&name).to_owned()))],
        );
        let foot = Foot {
            on: Some(kit.say("game-ask-on")),
            open: true,
            back: Some(kit.say("game-back")),
            first: true,
            hint: Some(kit.say("game-ask-hint")),
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            body(ui, kit, place, &mut asking, pairing.as_ref(), (shown, moments));
        });
        (turn, kit.language)
    })?;
    match turn {
        Turn::Stay => {}
        Turn::Back => next.set(Screen::Choose),
        Turn::On => {
            let extent = if asking.whole { Extent::Whole } else { Extent::Extracts };
            let identity = if pairing.is_some() { asking.identity() } else { None };
            match back.debrief.ask(&badge, extent, identity) {
                Ok(receipt) => {
                    back.receipt = Some(receipt);
                    *asking = Asking::default();
                    next.set(Screen::Receipt);
                }
                Err(error) => trouble.tell(error.say(language)),
            }
        }
    }
    Ok(())
}

fn body(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    asking: &mut Asking,
    pairing: Option<&Pairing>,
    counts: (usize, usize),
) {
    let heading = kit.say("game-ask-extent");
    let line = write(ui, place.min, place.width(), &heading, theme::HUD, theme::bold(), INK);
    let width = (place.width() - 2.0 * STEP) / 2.0;
    let top = line.bottom() + STEP;
    let cards = [
        (false, Pictogram::Scissors, "game-ask-extracts"),
        (true, Pictogram::Film, "game-ask-whole"),
    ];
    for (index, (whole, sign, id)) in cards.into_iter().enumerate() {
        let rect = Rect::from_min_size(
            Pos2::new(place.left() + index as f32 * (width + 2.0 * STEP), top),
            vec2(width, 110.0),
        );
        let title = kit.say(id);
        let line = kit.say_with(
            &format!("{id}-line"),
            &[
                ("rows", FluentValue::from(counts.0)),
                ("moments", FluentValue::from(counts.1)),
            ],
        );
        let card = Card {
            sign: Some(sign),
            title: &title,
            line: &line,
            chosen: asking.whole == whole,
            open: true,
            ..Card::default()
        };
        if kit.card(ui, id, rect, card).chosen {
            asking.whole = whole;
        }
    }
    let mut top = top + 110.0 + 1.5 * STEP;
    if let Some(leaves) = asking.leaves() {
        let words = what_leaves(kit, leaves, asking.whole);
        let line = write(
            ui,
            Pos2::new(place.left(), top),
            place.width(),
            &words,
            theme::BODY,
            theme::regular(),
            INK,
        );
        top = line.bottom();
    }
    let top = top + 2.0 * STEP;
    let sign = Rect::from_min_size(Pos2::new(place.left(), top), vec2(36.0, 36.0));
    let left = place.left() + 52.0;
    let Some(pairing) = pairing else {
        Pictogram::Clock.draw(ui.painter(), sign, INK);
        let words = kit.say("game-ask-unpaired");
        write(
            ui,
            Pos2::new(left, top),
            place.width() - 60.0,
            &words,
            theme::BODY,
            theme::regular(),
            INK,
        );
        return;
    };
    Pictogram::Lock.draw(ui.painter(), sign, INK);
    let words = kit.say_with(
        "game-ask-identity",
        &[("organisation", FluentValue::from(pairing.organisation.as_str()))],
    );
    let line = write(
        ui,
        Pos2::new(left, top),
        place.width() - 60.0,
        &words,
        theme::BODY,
        theme::bold(),
        INK,
    );
    let words = kit.say("game-ask-sealed");
    let line = write(
        ui,
        Pos2::new(left, line.bottom() + 4.0),
        place.width() - 60.0,
        &words,
        theme::SMALL,
        theme::regular(),
        INK_SOFT,
    );
    let y = line.bottom() + 2.0 * STEP;
    let half = (place.right() - left - 2.0 * STEP) / 2.0;
    for (index, (id, text, most)) in [
        ("game-ask-name", &mut asking.name, 80),
        ("game-ask-email", &mut asking.email, 120),
    ]
    .into_iter()
    .enumerate()
    {
        let x = left + index as f32 * (half + 2.0 * STEP);
        let label = write(
            ui,
            Pos2::new(x, y),
            half,
            &kit.say(id),
            theme::BODY,
            theme::regular(),
            INK,
        );
        let hint = kit.say("game-ask-optional");
        let field = Rect::from_min_size(Pos2::new(x, label.bottom() + 4.0), vec2(half, 56.0));
        kit.field(
            ui,
            id,
            field,
            Field {
                text,
                hint: &hint,
                most,
                first: false,
            },
        );
    }
}

/// How much of the session leaves, and how many marks of people with it.
fn what_leaves(kit: &Kit<'_>, leaves: &Disclosure, whole: bool) -> String {
    let much = match leaves.disclosed {
        0 => "none",
        _ if whole => "whole",
        _ if leaves.is_whole() => "spans",
        _ => "some",
    };
    let seconds = |ticks: u32| FluentValue::from(ticks.div_ceil(simulation::TICKS_PER_SECOND));
    kit.say_with(
        "game-ask-leaves",
        &[
            ("much", FluentValue::from(much)),
            ("shown", seconds(leaves.disclosed)),
            ("all", seconds(leaves.ticks)),
            ("marks", FluentValue::from(leaves.marks)),
        ],
    )
}
