//! Virtual crews, described by numbers: for recordings, checks, tests and for trying a grid. They are nobody, and are
//! shown as nobody. What people say aloud they know of each other.

use std::collections::BTreeMap;

use super::choice::{Act, Choice};
use super::parameters::Mood;
use super::running::Choosing;
use super::state::{News, Stage, Where};
use crate::noise::Noise;
use crate::{Activity, MAX_SEATS, Pilot, PilotNumber, SeatInput, Verb, ticks};

/// How a virtual crew chooses.
#[derive(Debug, Clone, PartialEq)]
pub struct Crew {
    /// How many they are, 1 to 4.
    pub people: f64,
    /// How likely a picture is remembered at another place, 0 to 1.
    pub forgets: f64,
    /// How likely somebody lays by themselves what they alone saw, 0 to 1.
    pub shares: f64,
    /// Whether somebody asks those who have not laid theirs.
    pub asks: f64,
    /// Whether they choose once everything lies on the table.
    pub waits: f64,
    /// How likely somebody looks again before they choose, 0 to 1.
    pub looks_again: f64,
    /// How likely whoever saw the late picture moves its card, 0 to 1.
    pub tells: f64,
    /// Whether they speak before they move what another laid.
    pub talks: f64,
    /// Between two acts of somebody, s.
    pub pace_s: f64,
}

impl Crew {
    /// Names of those that come with the program.
    pub const NAMES: [&'static str; 6] = ["ordinary", "three", "four", "hurried", "silent", "alone"];

    /// What describes a crew, in the order of [`Crew::of`].
    pub const NUMBERS: [PilotNumber; 9] = [
        PilotNumber::between("people", 2.0, 4.0),
        PilotNumber::between("forgets", 0.0, 0.4),
        PilotNumber::between("shares", 0.0, 1.0),
        PilotNumber::habit("asks"),
        PilotNumber::habit("waits"),
        PilotNumber::between("looks_again", 0.0, 1.0),
        PilotNumber::between("tells", 0.0, 1.0),
        PilotNumber::habit("talks"),
        PilotNumber::between("pace_s", 0.5, 4.0),
    ];

    /// The one that these numbers describe; `None` where there are not as many.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        let [people, forgets, shares, asks, waits, looks_again, tells, talks, pace_s] =
            *<&[f64; 9]>::try_from(numbers).ok()?;
        Some(Self {
            people,
            forgets,
            shares,
            asks,
            waits,
            looks_again,
            tells,
            talks,
            pace_s,
        })
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        let ordinary = Self {
            people: 2.0,
            forgets: 0.15,
            shares: 0.6,
            asks: 1.0,
            waits: 1.0,
            looks_again: 0.4,
            tells: 0.9,
            talks: 1.0,
            pace_s: 1.8,
        };
        let of = |people: f64| Self {
            people,
            ..ordinary.clone()
        };
        match name {
            "three" => Some(of(3.0)),
            "four" => Some(of(4.0)),
            "alone" => Some(of(1.0)),
            "hurried" => Some(Self {
                forgets: 0.3,
                shares: 0.3,
                asks: 0.0,
                waits: 0.0,
                looks_again: 0.0,
                tells: 0.3,
                talks: 0.0,
                pace_s: 0.6,
                ..ordinary
            }),
            "silent" => Some(Self {
                shares: 0.2,
                asks: 0.0,
                talks: 0.0,
                ..ordinary
            }),
            "ordinary" => Some(ordinary),
            _ => None,
        }
    }

    /// Two who forget nothing and keep nothing to themselves: as few as a situation has.
    pub fn exact() -> Self {
        Self {
            people: 2.0,
            forgets: 0.0,
            shares: 1.0,
            asks: 1.0,
            waits: 1.0,
            looks_again: 0.0,
            tells: 1.0,
            talks: 1.0,
            pace_s: 0.0,
        }
    }
}

/// Who waits for a card that does not come chooses after so many paces.
const PATIENCE: f64 = 12.0;
/// A look behind the curtain takes so many paces.
const LOOK: f64 = 3.0;

/// What was decided, and stays so: each is asked once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Matter {
    Forget(usize, u8),
    Share(usize),
    Ask(usize),
    LookAgain(usize),
    Correct(usize, u8),
    Talk(usize, u8),
    Tell(usize),
    Prefer(usize, u8),
}

/// The people of a virtual crew.
#[derive(Debug)]
pub(crate) struct Players {
    crew: Crew,
    noise: Noise,
    /// Ticks that each still rests.
    rests: [u32; MAX_SEATS as usize],
    /// Ticks that each has waited for what is missing.
    waited: [u32; MAX_SEATS as usize],
    decided: BTreeMap<Matter, bool>,
    said: Vec<Matter>,
}

impl Players {
    pub(crate) fn new(crew: Crew, seed: u64) -> Self {
        Self {
            crew,
            noise: Noise::new(seed, 98),
            rests: [0; MAX_SEATS as usize],
            waited: [0; MAX_SEATS as usize],
            decided: BTreeMap::new(),
            said: Vec::new(),
        }
    }

    fn decides(&mut self, matter: Matter, likely: f64) -> bool {
        if let Some(decided) = self.decided.get(&matter) {
            return *decided;
        }
        let decided = self.noise.unit() < likely;
        self.decided.insert(matter, decided);
        decided
    }

    /// Says or does something that was decided, once.
    fn once(&mut self, matter: Matter, likely: f64) -> bool {
        if self.said.contains(&matter) || !self.decides(matter, likely) {
            return false;
        }
        self.said.push(matter);
        true
    }

    fn next(&mut self, table: &Choosing, seat: usize) -> (Option<Choice>, Option<Verb>) {
        let person = table.state.people[seat];
        let act = |act: Act| (Some(Choice::Act(act)), None);
        if !person.here {
            return act(Act::Here);
        }
        if let Some(open) = table.state.curtain {
            let looked = table.state.tick - open.since >= ticks(self.crew.pace_s * LOOK);
            let closes = usize::from(open.seat) == seat && looked;
            return if closes { act(Act::CloseCurtain) } else { (None, None) };
        }
        match table.state.stage {
            Stage::Places if !person.ready => act(Act::Ready),
            Stage::Curtain if !person.looked => act(Act::OpenCurtain),
            Stage::Table => self.at_table(table, seat),
            Stage::Places | Stage::Curtain | Stage::Day(..) => (None, None),
        }
    }

    /// Where somebody remembers a clue.
    fn remembers(&mut self, table: &Choosing, seat: usize, clue: u8) -> u8 {
        let place = table.place_now(clue);
        let told = table.state.news != News::Away && table.deal.news.0 == clue;
        if !told && self.decides(Matter::Forget(seat, clue), self.crew.forgets) {
            let places = table.setting.parameters.places.len().max(1) as u8;
            return (place + 1) % places;
        }
        place
    }

    fn at_table(&mut self, table: &Choosing, seat: usize) -> (Option<Choice>, Option<Verb>) {
        if let Some(clue) = table.held(seat) {
            return (Some(Choice::Lay(self.remembers(table, seat, clue))), None);
        }
        if let News::Came(whose) = table.state.news {
            let mine = usize::from(whose) == seat;
            return (mine.then_some(Choice::Act(Act::OpenCurtain)), None);
        }
        if let Some(done) = self.lays(table, seat) {
            return done;
        }
        if table.others_keep(seat) > 0 && self.once(Matter::Ask(seat), self.crew.asks) {
            return (None, Some(Verb::Ask));
        }
        if self.once(Matter::LookAgain(seat), self.crew.looks_again) {
            return (Some(Choice::Act(Act::OpenCurtain)), None);
        }
        if self.crew.waits > 0.5 && table.missing() > 0 && self.waited[seat] < ticks(self.crew.pace_s * PATIENCE) {
            self.waited[seat] += 1;
            return (None, None);
        }
        let place = self.prefers(table, seat);
        let votes = table.state.people[seat].vote != Some(place);
        (votes.then_some(Choice::Vote(place)), None)
    }

    /// Lays what is still to be laid, or moves what lies elsewhere than was seen.
    fn lays(&mut self, table: &Choosing, seat: usize) -> Option<(Option<Choice>, Option<Verb>)> {
        let kept = |clue: &u8| table.state.cards.get(usize::from(*clue)) == Some(&Where::Kept);
        let asked = self
            .said
            .iter()
            .any(|said| matches!(said, Matter::Ask(by) if *by != seat));
        let shares = asked || self.decides(Matter::Share(seat), self.crew.shares);
        let own = table.deal.own.get(seat).into_iter().flatten().copied();
        let mut next = own.chain(table.deal.shared.iter().copied()).filter(kept);
        if let Some(clue) = next.find(|clue| shares || table.deal.owner(*clue) != Some(seat)) {
            return Some((Some(Choice::Take(clue)), None));
        }
        for clue in table.deal.pictures(seat) {
            let Some(laid) = table.lies(clue) else { continue };
            let news = table.state.news == News::Seen(seat as u8) && table.deal.news.0 == clue;
            let moves = if news {
                self.decides(Matter::Tell(seat), self.crew.tells)
            } else {
                // Of something that has moved only whoever saw it knows.
                table.deal.news.0 != clue && self.decides(Matter::Correct(seat, clue), 0.5)
            };
            if !moves || self.remembers(table, seat, clue) == laid.place {
                continue;
            }
            if self
                .said
                .iter()
                .filter(|said| **said == Matter::Correct(seat, clue))
                .count()
                > 0
            {
                continue;
            }
            let by_other = usize::from(laid.by) != seat;
            if by_other && self.once(Matter::Talk(seat, clue), self.crew.talks) {
                return Some((None, Some(Verb::Propose)));
            }
            self.said.push(Matter::Correct(seat, clue));
            return Some((Some(Choice::Take(clue)), None));
        }
        None
    }

    /// The place that somebody would take: what is nice there, less what wants an idea; whoever is in a hurry takes any.
    /// Where all have chosen and not the same, most decide.
    fn prefers(&mut self, table: &Choosing, seat: usize) -> u8 {
        let people = &table.state.people;
        let places = table.setting.parameters.places.len() as u8;
        let here = table.here();
        let votes = |place: u8| here.iter().filter(|seat| people[**seat].vote == Some(place)).count() as i64;
        if here.iter().all(|seat| people[*seat].vote.is_some()) {
            return (0..places).rev().max_by_key(|place| votes(*place)).unwrap_or(0);
        }
        if self.crew.waits < 0.5 {
            let any = (0..places).find(|place| self.decides(Matter::Prefer(seat, *place), 0.4));
            return any.unwrap_or(0);
        }
        let nice = |place: u8| -> i64 {
            let there = (0..table.state.cards.len() as u8)
                .filter(|clue| table.lies(*clue).is_some_and(|laid| laid.place == place));
            there
                .map(|clue| if table.mood(clue) == Mood::Joy { 1 } else { -1 })
                .sum()
        };
        (0..places).rev().max_by_key(|place| nice(*place)).unwrap_or(0)
    }
}

impl Pilot for Players {
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]) {
        inputs.fill(SeatInput::default());
        let Some(table) = activity.as_any().downcast_ref::<Choosing>() else {
            return;
        };
        let people = (libm::round(self.crew.people) as usize).clamp(1, usize::from(MAX_SEATS));
        let seats = people.min(table.state.people.len());
        for (seat, input) in inputs.iter_mut().enumerate().take(seats) {
            if self.rests[seat] > 0 {
                self.rests[seat] -= 1;
                continue;
            }
            let (choice, verb) = self.next(table, seat);
            input.verb = verb;
            let open = choice.filter(|choice| table.is_open(seat, *choice));
            input.choice = open
                .and_then(|choice| table.index_of(choice))
                .map_or(0, |index| index + 1);
            if input.choice != 0 || verb.is_some() {
                let pace = self.crew.pace_s * self.noise.between((0.6, 1.4));
                self.rests[seat] = ticks(pace);
            }
        }
    }
}
