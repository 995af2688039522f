//! The receipt: a code, whether the request has left, the way to take it back until it has, and where it stands.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::Ui;
use station::{ClaimRecord, Delivery, Forgets, OutboxState, Picture, Profile, Receipt};
use wording::{FluentValue, Language};

use super::door::Knock;
use super::open_session::Open;
use super::requests::{say_state, unwatch, watch};
use super::screen::Screen;
use super::screen::TroubleDrawn;
use crate::desk::{Desk, LookingBack, Trouble, Visit};
use crate::kit::{Canvas, Column, FocusMoved, Foot, HEIGHT, Kit, Pictogram, Row, TextStyle, Turn, Weight, measure};
use crate::language::ScreenLanguage;
use crate::theme::{PETROL, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Beside>();
    app.add_systems(OnEnter(Screen::Receipt), (watch, look_around, hurry));
    app.add_systems(OnExit(Screen::Receipt), (unwatch, let_go));
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Receipt)),
    );
}

/// Whoever sat beside and has not looked back yet: the first by seat, and their code where they show one.
#[derive(Resource, Default)]
struct Beside {
    next: Option<(Profile, Open)>,
    knock: Option<Knock<Open>>,
}

fn look_around(desk: Res<Desk>, back: Option<Res<LookingBack>>, mut beside: ResMut<Beside>) {
    *beside = Beside::default();
    let Some(back) = back else { return };
    let open = Open::of_all(&desk).into_iter();
    let of_this = open.filter(|open| open.session.id == back.debrief.session());
    let first = of_this.min_by_key(|open| open.session.players.seat_of(&open.whose));
    beside.next = first.and_then(|open| Some((desk.profile(&open.whose)?, open)));
}

/// On a PC that forgets, the bridge has it as soon as can be.
fn hurry(desk: Res<Desk>) {
    if desk.venue.forgets == Some(Forgets::Bridge) {
        desk.station.send_now();
    }
}

/// By whatever way somebody goes on.
fn let_go(
    desk: Res<Desk>,
    back: Option<Res<LookingBack>>,
    language: Res<ScreenLanguage>,
    mut trouble: ResMut<Trouble>,
) {
    if back.is_some_and(|back| back.receipt.is_some()) {
        let_leave(&desk, language.0, &mut trouble);
    }
}

/// Whoever goes on has thought it over: it leaves; on a PC that forgets it is written down first.
fn let_leave(desk: &Desk, language: Language, trouble: &mut Trouble) {
    if let Some(Forgets::Folder(folder)) = &desk.venue.forgets {
        if !folder.is_dir() {
            let place = [("folder", FluentValue::from(folder.display().to_string()))];
            trouble.tell(wording::text(language, "game-receipt-no-folder", &place));
        } else if let Err(error) = desk.station.export_waiting(folder) {
            trouble.tell(error.say(language));
        }
    }
    desk.station.send_now();
}

/// What was done on the page.
enum Did {
    TakesBack,
    /// One more picture of a code.
    Sign(Picture),
}

fn say_next(kit: &Kit<'_>, name: &str) -> String {
    kit.say_with("game-receipt-next", &[("name", FluentValue::from(name))])
}

/// Whoever sat beside is not sent over the welcome screen; a name that is too long for the page is not said.
fn foot_to(ui: &Ui, kit: &Kit<'_>, name: &str) -> Foot {
    let named = Foot {
        on: Some(say_next(kit, name)),
        open: true,
        back: Some(kit.say("game-receipt-home")),
        first: true,
        hint: None,
    };
    if kit.between_ways(ui, &named).width() > 0.0 {
        return named;
    }
    Foot {
        on: Some(kit.say("game-receipt-next-person")),
        ..named
    }
}

/// What is known of the request.
struct Standing<'a> {
    receipt: &'a Receipt,
    record: Option<&'a ClaimRecord>,
    outbox: OutboxState,
    organisation: String,
    /// Where it is written too, on a PC that forgets.
    folder: Option<String>,
}

fn show(
    mut canvas: Canvas,
    back: Option<ResMut<LookingBack>>,
    mut desk: ResMut<Desk>,
    mut visit: ResMut<Visit>,
    mut beside: ResMut<Beside>,
    mut trouble: ResMut<Trouble>,
    mut commands: Commands,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some((mut back, receipt)) = back.and_then(|b| b.receipt.clone().map(|receipt| (b, receipt))) else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let claims = visit
        .doer
        .as_ref()
        .map(|id| desk.station.claims(id))
        .unwrap_or_default();
    let standing = Standing {
        receipt: &receipt,
        record: claims.iter().find(|c| c.claim == receipt.claim),
        outbox: desk.station.outbox(),
        organisation: desk.station.pairing().map(|p| p.organisation).unwrap_or_default(),
        folder: match &desk.venue.forgets {
            Some(Forgets::Folder(folder)) => Some(folder.display().to_string()),
            _ => None,
        },
    };
    let (did, turn, language) = canvas.draw(|ui, kit| {
        let mut page = kit.quiet_page_of("game-receipt", Pictogram::Send);
        if let Some(knock) = &beside.knock {
            page.title = say_next(kit, &knock.profile.pseudonym);
            page.purpose = kit.say("game-receipt-next-purpose");
        }
        let name = beside.next.as_ref().map(|(profile, _)| profile.pseudonym.as_str());
        let foot = match (&beside.knock, name) {
            (Some(_), _) => Foot {
                back: Some(kit.say("game-back")),
                ..Foot::default()
            },
            (None, Some(name)) => foot_to(ui, kit, name),
            (None, None) => Foot {
                on: Some(kit.say("game-receipt-on")),
                open: true,
                back: None,
                first: true,
                hint: None,
            },
        };
        let (did, turn) = kit.page(ui, &page, &foot, |ui, place, kit| match &beside.knock {
            Some(knock) => knock.ask(ui, kit, place).map(Did::Sign),
            None => kit.scroll_column(ui, "receipt", place, |ui, kit, column| {
                let taken_back = standing.body(ui, kit, column, place.height());
                taken_back.then_some(Did::TakesBack)
            }),
        });
        (did, turn, kit.language)
    })?;
    let mut tells = None;
    match (did, turn) {
        (Some(Did::TakesBack), _) => match back.debrief.take_back(receipt.claim) {
            Ok(()) => {
                back.receipt = None;
                next.set(Screen::Ask);
            }
            Err(error) => trouble.tell(error.say(language)),
        },
        (Some(Did::Sign(sign)), _) => {
            if let Some(mut knock) = beside.knock.take() {
                match knock.show(sign, &mut desk.station) {
                    Ok(true) => tells = Some(knock.then),
                    Ok(false) => beside.knock = Some(knock),
                    Err(error) => {
                        trouble.tell(error.say(language));
                        beside.knock = Some(knock);
                    }
                }
            }
        }
        (None, Turn::Back) if beside.knock.is_some() => beside.knock = None,
        (None, Turn::On) if beside.next.is_some() => match beside.next.clone() {
            Some((profile, open)) if profile.has_code => beside.knock = Some(Knock::of(profile, open)),
            without_code => tells = without_code.map(|(_, open)| open),
        },
        (None, Turn::On | Turn::Back) => next.set(Screen::Welcome),
        (None, Turn::Stay) => {}
    }
    if let Some(open) = tells {
        let went_on = open.go_on(
            Some(&back),
            (&mut desk, &mut visit),
            (&mut commands, &mut next),
            language,
        );
        went_on.unwrap_or_else(|words| trouble.tell(words));
    }
    Ok(())
}

impl Standing<'_> {
    /// Code and page, then line by line where the request stands; true where it is taken back.
    fn body(&self, ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, height: f32) -> bool {
        let side = height.clamp(160.0, 360.0);
        // The page is there once the request is: a code that opens nothing yet is no help.
        let Some(address) = self.page().filter(|_| column.width() > 2.0 * side) else {
            return self.told(ui, kit, column);
        };
        let (mut left, mut right) = column.beside(column.width() - side - 5.0 * STEP, 5.0);
        kit.qr(ui, right.take(side), address);
        let taken_back = self.told(ui, kit, &mut left);
        column.join([&left, &right]);
        taken_back
    }

    fn told(&self, ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column) -> bool {
        column.text(ui, &kit.say("game-receipt-code"), TextStyle::BODY.soft());
        column.gap(1.0);
        code_card(ui, kit, column, &self.receipt.code, TextStyle::bold(44.0));
        column.gap(2.5);
        for (sign, words) in self.lines(kit) {
            column.signed(ui, (sign, PETROL), &words, TextStyle::BODY);
            column.gap(1.5);
        }
        if !self.record.is_some_and(|record| record.is_here) {
            return false;
        }
        let label = kit.say("game-receipt-take-back");
        let rect = column.take_wide(kit.button_width(ui, &label, true), HEIGHT);
        kit.button(ui, "take-back", rect, &label, Some(Pictogram::Back), Weight::Quiet)
    }

    /// The address of the learner's page, once there is something on it.
    fn page(&self) -> Option<&str> {
        let arrived = self
            .record
            .is_some_and(|record| matches!(record.delivery, Delivery::Received { .. }));
        self.receipt.page.as_deref().filter(|_| arrived)
    }

    /// Whether it has left, where it stands, where its page is.
    fn lines(&self, kit: &Kit<'_>) -> Vec<(Pictogram, String)> {
        let organisation = || [("organisation", FluentValue::from(self.organisation.as_str()))];
        let mut lines = Vec::new();
        match self.record.map(|record| (&record.delivery, record.is_here)) {
            Some((Delivery::Received { .. }, _)) => {
                lines.push((Pictogram::Tick, kit.say_with("game-receipt-received", &organisation())));
            }
            Some((Delivery::Refused { message, .. }, _)) => lines.push((Pictogram::Exclamation, message.clone())),
            Some((Delivery::Waiting, false)) => {
                lines.push((
                    Pictogram::Send,
                    kit.say_with("game-receipt-on-its-way", &organisation()),
                ));
            }
            Some((Delivery::Waiting, true)) if self.outbox.paired && self.outbox.bridge_there != Some(false) => {
                lines.push((Pictogram::Clock, kit.say("game-receipt-here")));
            }
            _ => lines.push((Pictogram::Clock, kit.say("game-receipt-waiting"))),
        }
        if let Some(record) = self.record
            && matches!(record.delivery, Delivery::Received { .. })
        {
            lines.push((Pictogram::Badge, say_state(kit, record)));
        }
        if let (
            Some(folder),
            Some(ClaimRecord {
                delivery: Delivery::Waiting,
                ..
            }),
        ) = (&self.folder, self.record)
        {
            let place = [("folder", FluentValue::from(folder.as_str()))];
            lines.push((Pictogram::Disk, kit.say_with("game-receipt-folder", &place)));
        }
        let page = match self.page() {
            Some(address) => kit.say_with("game-receipt-page", &[("page", FluentValue::from(address))]),
            None if self.receipt.page.is_some() => kit.say("game-receipt-page-later"),
            None => kit.say("game-receipt-no-page"),
        };
        lines.push((Pictogram::Eye, page));
        lines.push((Pictogram::Lock, kit.say("game-receipt-keep")));
        lines
    }
}

/// A code in large letters, on a card as wide as it.
pub(super) fn code_card(ui: &Ui, kit: &Kit<'_>, column: &mut Column, code: &str, style: TextStyle) {
    let room = column.width() - 6.0 * STEP;
    let size = measure(ui, room, code, style);
    let card = column.take_wide(size.x + 6.0 * STEP, size.y + 2.5 * STEP);
    kit.card_ground(ui, card, SAND, false);
    Row::inside(card, 3.0).text(ui, code, style);
}
