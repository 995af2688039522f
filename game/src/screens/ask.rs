//! « Je garde, je demande »: how much is shown, to whom, with which name; then, asked once, it goes.

mod agree;
mod sure;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::Ui;
use situation::identity::Identity;
use situation::selection::Extent;
use station::{Disclosure, Leaving, Pairing, Profile};
use wording::FluentValue;

use super::choose::Chosen;
use super::door::Knock;
use super::screen::Screen;
use super::screen::TroubleDrawn;
use crate::desk::{Desk, LookingBack, Trouble};
use crate::kit::{Canvas, Card, Column, Field, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn};
use crate::theme::INK;
use agree::{Agree, Answer};
use sure::Sure;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Asking>();
    app.add_systems(OnEnter(Screen::Ask), |mut asking: ResMut<Asking>| {
        *asking = Asking::default();
    });
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Ask)),
    );
}

/// What is said on this page; name and e-mail live here only, until they are sealed.
#[derive(Resource, Default)]
struct Asking {
    whole: bool,
    name: String,
    email: String,
    /// What leaves with extracts and with the whole session, worked out once per visit.
    leaves: Option<[Option<Leaving>; 2]>,
    /// « Envoyer ta demande ? » is on the table.
    sure: bool,
    /// Somebody who sat beside is asked first.
    agree: Option<Agree>,
    /// Somebody would rather that this did not leave.
    refused: Option<String>,
}

impl Asking {
    fn leaves(&self) -> Option<&Leaving> {
        self.leaves.as_ref()?[usize::from(self.whole)].as_ref()
    }

    fn extent(&self) -> Extent {
        if self.whole { Extent::Whole } else { Extent::Extracts }
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

/// What the learner decides.
enum Decision {
    Turn(Turn),
    Sure(bool),
    Agree(Answer),
}

fn show(
    mut canvas: Canvas,
    mut asking: ResMut<Asking>,
    chosen: Res<Chosen>,
    mut desk: ResMut<Desk>,
    back: Option<ResMut<LookingBack>>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let (Some(mut back), Some(badge)) = (back, chosen.badge.clone()) else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    if asking.leaves.is_none() {
        let of = |extent| back.debrief.leaving(&badge, extent).ok();
        asking.leaves = Some([of(Extent::Extracts), of(Extent::Whole)]);
    }
    let pairing = desk.station.pairing();
    let name = back.scenario.badge(&badge).map(|b| b.name.clone()).unwrap_or_default();
    let (decision, language) = canvas.draw(|ui, kit| {
        let name = kit.text(&name).to_owned();
        let mut page = kit.page_of("game-ask", Pictogram::Send);
        page.title = kit.say_with("game-ask-title", &[("badge", FluentValue::from(name.as_str()))]);
        let foot = Foot {
            on: Some(kit.say("game-ask-on")),
            open: true,
            back: Some(kit.say("game-back")),
            first: true,
            hint: Some(kit.say("game-ask-hint")),
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            kit.scroll_column(ui, "ask", place, |ui, kit, column| {
                body(ui, kit, column, &mut asking, pairing.as_ref());
            });
        });
        let mut decision = Decision::Turn(turn);
        if asking.sure
            && let Some(leaving) = asking.leaves()
        {
            let sure = Sure {
                leaving,
                whole: asking.whole,
                badge: &name,
                organisation: pairing.as_ref().map(|p| p.organisation.as_str()),
                named: !asking.name.trim().is_empty(),
                mailed: !asking.email.trim().is_empty(),
            };
            decision = sure.ask(ui, kit).map_or(Decision::Turn(Turn::Stay), Decision::Sure);
        }
        if let (Some(agree), Some(leaving)) = (&asking.agree, asking.leaves()) {
            let answer = agree.ask(ui, kit, &leaving.session, asking.whole);
            decision = answer.map_or(Decision::Turn(Turn::Stay), Decision::Agree);
        }
        (decision, kit.language)
    })?;
    let mut go_on = false;
    match decision {
        Decision::Turn(Turn::Stay) => {}
        Decision::Turn(Turn::Back) => next.set(Screen::Choose),
        // What cannot be worked out cannot be asked for either: trying says why.
        Decision::Turn(Turn::On) => go_on = true,
        Decision::Agree(Answer::Yes(profile)) => {
            go_on = agrees(&mut back, &profile, &badge, &mut asking, &mut trouble, language);
        }
        Decision::Agree(Answer::WithCode(profile)) => {
            asking.agree = Some(Agree::Code(Box::new(Knock::of(profile, ()))));
        }
        Decision::Agree(Answer::No(profile)) => {
            asking.agree = None;
            asking.refused = Some(profile.pseudonym);
        }
        Decision::Agree(Answer::Sign(sign)) => {
            if let Some(Agree::Code(knock)) = asking.agree.as_mut() {
                match knock.show(sign, &mut desk.station) {
                    Ok(false) => {}
                    Ok(true) => {
                        let profile = knock.profile.clone();
                        go_on = agrees(&mut back, &profile, &badge, &mut asking, &mut trouble, language);
                    }
                    // Another try stays open.
                    Err(error) => trouble.tell(error.say(language)),
                }
            }
        }
        Decision::Sure(false) => asking.sure = false,
        Decision::Sure(true) => {
            asking.sure = false;
            let identity = if pairing.is_some() { asking.identity() } else { None };
            match back.debrief.ask(&badge, asking.extent(), identity) {
                Ok(receipt) => {
                    back.receipt = Some(receipt);
                    *asking = Asking::default();
                    next.set(Screen::Receipt);
                }
                Err(error) => trouble.tell(error.say(language)),
            }
        }
    }
    if go_on {
        // Whoever is seen in it says yes first, one after the other; then it is asked whether it goes.
        match back.debrief.to_be_asked(&badge, asking.extent()) {
            Ok(people) => {
                asking.refused = None;
                let first = people.first().and_then(|person| desk.profile(person));
                asking.sure = first.is_none();
                asking.agree = first.map(Agree::Asked);
            }
            Err(error) => trouble.tell(error.say(language)),
        }
    }
    Ok(())
}

/// Somebody said yes; false where that could not be noted.
fn agrees(
    back: &mut LookingBack,
    profile: &Profile,
    badge: &str,
    asking: &mut Asking,
    trouble: &mut Trouble,
    language: wording::Language,
) -> bool {
    asking.agree = None;
    match back.debrief.agree(&profile.id, badge, asking.extent()) {
        Ok(()) => true,
        Err(error) => {
            trouble.tell(error.say(language));
            false
        }
    }
}

/// How much of the session, then to whom and with which name.
fn body(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, asking: &mut Asking, pairing: Option<&Pairing>) {
    column.text(ui, &kit.say("game-ask-extent"), TextStyle::HEADING);
    column.gap(1.5);
    extents(ui, kit, column, asking);
    if let Some(leaves) = asking.leaves() {
        let words = what_leaves(kit, &leaves.session, asking.whole);
        column.text(ui, &words, TextStyle::BODY);
        column.gap(2.0);
    }
    if let Some(name) = &asking.refused {
        let words = kit.say_with("game-agree-refused", &[("name", FluentValue::from(name.as_str()))]);
        column.signed(ui, (Pictogram::Speech, INK), &words, TextStyle::STRONG);
        column.gap(2.0);
    }
    match pairing {
        Some(pairing) => identity(ui, kit, column, asking, pairing),
        None => {
            let words = kit.say("game-ask-unpaired");
            column.signed(ui, (Pictogram::Clock, INK), &words, TextStyle::BODY);
        }
    }
}

/// « Mes extraits » or « Toute la séance ».
fn extents(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, asking: &mut Asking) {
    let (rows, moments) = asking.leaves().map_or((0, 0), |l| (l.rows, l.moments));
    let counts = [
        ("rows", FluentValue::from(rows)),
        ("moments", FluentValue::from(moments)),
    ];
    let mut columns = column.split(2, 2.0);
    let choices = [
        ("game-ask-extracts", false, Pictogram::Scissors),
        ("game-ask-whole", true, Pictogram::Film),
    ]
    .map(|(id, whole, sign)| {
        let line = kit.say_with(&format!("{id}-line"), &counts);
        (id, whole, sign, kit.say(id), line)
    });
    let height = choices
        .iter()
        .map(|(.., title, line)| kit.card_height(ui, columns[0].width(), title, line))
        .fold(0.0, f32::max);
    for ((id, whole, sign, title, line), column) in choices.into_iter().zip(&mut columns) {
        let card = Card {
            sign: Some(sign),
            title: &title,
            line: &line,
            chosen: asking.whole == whole,
            open: true,
            ..Card::default()
        };
        if kit.card(ui, id, column.take(height), card).chosen {
            asking.whole = whole;
        }
    }
    column.join(&columns);
    column.gap(1.5);
}

/// Name and e-mail, if the learner likes.
fn identity(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, asking: &mut Asking, pairing: &Pairing) {
    let organisation = FluentValue::from(pairing.organisation.as_str());
    let words = kit.say_with("game-ask-identity", &[("organisation", organisation)]);
    column.signed(ui, (Pictogram::Lock, INK), &words, TextStyle::STRONG);
    column.gap(0.5);
    let mut below = column.indented();
    below.text(ui, &kit.say("game-ask-sealed"), TextStyle::SMALL.soft());
    below.gap(1.5);
    let fields = [
        ("game-ask-name", &mut asking.name, 80),
        ("game-ask-email", &mut asking.email, 120),
    ];
    let mut columns = below.split(fields.len(), 2.0);
    for ((id, text, most), column) in fields.into_iter().zip(&mut columns) {
        column.text(ui, &kit.say(id), TextStyle::BODY);
        column.gap(0.5);
        let hint = kit.say("game-ask-optional");
        let field = Field {
            text,
            hint: &hint,
            most,
            first: false,
        };
        kit.field(ui, id, column.take(56.0), field);
    }
    column.join(&columns);
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
    let arguments = [
        ("much", FluentValue::from(much)),
        ("shown", seconds(leaves.disclosed)),
        ("all", seconds(leaves.ticks)),
        ("marks", FluentValue::from(leaves.marks)),
    ];
    kit.say_with("game-ask-leaves", &arguments).trim_end().to_owned()
}
