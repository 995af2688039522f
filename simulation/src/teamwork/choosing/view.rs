//! What the game draws.

use super::parameters::{Clue, Mood, Parameters, Place};
use super::running::Choosing;
use super::state::{News, Stage, Where};
use crate::TICK_S;
use crate::teamwork::Level;

/// Where a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    /// Among those that are still to be laid; whose it is, if one person alone saw it.
    Waiting(Option<u8>),
    /// In somebody's hand.
    Held(u8),
    /// At this place, laid by this seat.
    At(usize, u8),
}

/// A card in play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// Its clue: place among the parameters' clues.
    pub clue: usize,
    /// Where it is.
    pub lies: Lies,
}

/// A look behind the curtain.
#[derive(Debug, Clone, PartialEq)]
pub struct Peek {
    /// Who looks.
    pub seat: u8,
    /// Clues and places that the pictures show; whether nobody else sees that one.
    pub pictures: Vec<(usize, usize, bool)>,
    /// It is the late picture.
    pub is_news: bool,
    /// Until the curtain closes by itself, s.
    pub left_s: f64,
}

/// A stretch of the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scene {
    /// The place: among the parameters' places.
    pub place: usize,
    /// What is seen now, and whether it was thought of; nothing once people dance.
    pub shows: Option<(usize, bool)>,
    /// Since when it is seen, s.
    pub since_s: f64,
}

impl Choosing {
    /// The parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.setting.parameters
    }

    /// Ticks since the start.
    pub fn tick(&self) -> u32 {
        self.state.tick
    }

    /// How many pictures are shown.
    pub fn level(&self) -> Level {
        self.state.level
    }

    /// Whether somebody takes part from this seat.
    pub fn is_here(&self, seat: u8) -> bool {
        self.person(seat).is_some_and(|person| person.here)
    }

    /// Whether somebody has looked behind the curtain.
    pub fn has_looked(&self, seat: u8) -> bool {
        self.person(seat).is_some_and(|person| person.looked)
    }

    /// The place that somebody chooses: among the parameters' places.
    pub fn vote(&self, seat: u8) -> Option<usize> {
        self.person(seat)?.vote.map(usize::from)
    }

    fn person(&self, seat: u8) -> Option<&super::state::Person> {
        self.state.people.get(usize::from(seat))
    }

    /// People gather and look at the places.
    pub fn gathers(&self) -> bool {
        self.state.stage == Stage::Places
    }

    /// Cards lie on the table: people lay them and choose.
    pub fn has_table(&self) -> bool {
        self.state.stage == Stage::Table
    }

    /// Whom a late picture waits for.
    pub fn news_for(&self) -> Option<u8> {
        match self.state.news {
            News::Came(seat) => Some(seat),
            _ => None,
        }
    }

    /// The cards that are in play.
    pub fn cards(&self) -> Vec<Card> {
        let card = |clue: u8| {
            let owner = self.deal.owner(clue).map(|seat| seat as u8);
            let lies = match self.state.cards.get(usize::from(clue)) {
                Some(Where::Held(seat, _)) => Lies::Held(*seat),
                Some(Where::On(laid)) => Lies::At(usize::from(laid.place), laid.by),
                Some(Where::Kept) | None => Lies::Waiting(owner),
            };
            Card {
                clue: usize::from(clue),
                lies,
            }
        };
        self.in_play().into_iter().map(card).collect()
    }

    /// The look behind the curtain that is taken now.
    pub fn peek(&self) -> Option<Peek> {
        let open = self.state.curtain?;
        let seat = usize::from(open.seat);
        let pictures = if open.news {
            let (clue, place) = self.deal.news;
            vec![(usize::from(clue), usize::from(place), true)]
        } else {
            let seen = self.behind(seat).0.into_iter();
            seen.map(|(clue, place)| {
                let alone = self.deal.owner(clue) == Some(seat);
                (usize::from(clue), usize::from(place), alone)
            })
            .collect()
        };
        let passed = self.state.tick - open.since.min(self.state.tick);
        Some(Peek {
            seat: open.seat,
            pictures,
            is_news: open.news,
            left_s: f64::from(self.setting.look.saturating_sub(passed)) * TICK_S,
        })
    }

    /// What is seen of the day.
    pub fn day(&self) -> Option<Scene> {
        let Stage::Day(place, since) = self.state.stage else {
            return None;
        };
        let passed = self.state.tick - since.min(self.state.tick);
        let shows = self.scene().map(|(clue, known)| (usize::from(clue), known));
        let scenes = self.scenes(place).len() as u32 * self.setting.scene;
        let since = match shows {
            Some(_) => passed % self.setting.scene,
            None => passed - scenes.min(passed),
        };
        Some(Scene {
            place: usize::from(place),
            shows,
            since_s: f64::from(since) * TICK_S,
        })
    }

    /// What there is at the place of the day: clues, and whether they were thought of.
    pub fn there(&self, place: usize) -> Vec<(usize, bool)> {
        let scenes = self.scenes(place as u8).into_iter();
        scenes.map(|(clue, known)| (usize::from(clue), known)).collect()
    }

    /// What one thinks of a clue.
    pub fn mood_of(&self, clue: usize) -> Mood {
        self.mood(clue as u8)
    }

    /// A place.
    pub fn place(&self, place: usize) -> Option<&Place> {
        self.setting.parameters.places.get(place)
    }

    /// A clue.
    pub fn clue(&self, clue: usize) -> Option<&Clue> {
        self.setting.parameters.clues.get(clue)
    }
}
