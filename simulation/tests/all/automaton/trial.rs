//! A run of the music box with helpers to play and to ask.

use simulation::teamwork::automaton::{Automaton, AutomatonTemplate, Crew, Parameters};
use simulation::{MAX_SEATS, SeatInput};

use crate::trial;

/// A run of an automaton.
pub(crate) type Trial = trial::Trial<AutomatonTemplate>;

impl Trial {
    pub(crate) fn new(seed: u64) -> Self {
        Self::of(Parameters::music_box(), seed)
    }

    pub(crate) fn of(parameters: Parameters, seed: u64) -> Self {
        Self::starting(AutomatonTemplate::new(parameters), seed)
    }

    /// With so many people who have taken their first roles; the first module is lit.
    pub(crate) fn begun(seed: u64, people: u8) -> Self {
        let mut trial = Self::new(seed);
        for act in ["here", "same_letter", "take_role"] {
            for seat in 0..people {
                trial.choose(seat, act);
            }
        }
        assert_eq!(trial.is_at(), "silent");
        trial
    }

    pub(crate) fn machine(&self) -> &Automaton {
        self.run.activity().as_any().downcast_ref::<Automaton>().unwrap()
    }

    /// The word of signal `machine`.
    pub(crate) fn is_at(&self) -> &str {
        self.word("machine")
    }

    /// A virtual crew plays until the machine plays.
    pub(crate) fn play(&mut self, crew: Crew, seed: u64) {
        let mut players = self.template.crew(crew, seed);
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        while self.machine().plays().is_none() {
            assert!(
                self.run.tick() < 200_000,
                "{:?} after {:?}",
                self.is_at(),
                self.happened.last()
            );
            players.act(self.run.activity(), &mut inputs);
            self.step(&inputs);
        }
    }

    /// What sets the front right, as entries of the marks' places or of slots.
    pub(crate) fn set_right(&mut self, hands: u8, other: u8) {
        use simulation::teamwork::automaton::{Line, SlotState, Works};
        let letter = self.machine().letter() as u8 - b'A';
        let front = self.machine().front().unwrap();
        let page = self.machine().carnet(letter)[front.module].clone();
        let module = self.template.parameters().modules[front.module].clone();
        match &module.works {
            Works::Set(_, marks) => {
                for (at, slot) in front.slots.iter().enumerate() {
                    let Line::Mark(mark) = page.lines[slot.sign] else {
                        panic!()
                    };
                    let id = &marks[usize::from(mark)];
                    let wanted = self.template.parameters().marks.iter().position(|mark| mark.id == *id);
                    while self.machine().front().unwrap().slots[at].state != SlotState::Mark(wanted.unwrap()) {
                        self.choose(hands, &format!("slot_{}", at + 1));
                    }
                }
            }
            Works::Bells => {
                let mut slots: Vec<usize> = (0..front.slots.len()).collect();
                slots.sort_by_key(|at| {
                    page.order
                        .iter()
                        .position(|sign| usize::from(*sign) == front.slots[*at].sign)
                });
                for at in slots {
                    self.choose(hands, &format!("slot_{}", at + 1));
                }
            }
            Works::Crank => {
                for slot in &front.slots {
                    let Line::Turns(turns) = page.lines[slot.sign] else {
                        panic!()
                    };
                    for right in turns {
                        let (seat, handle) = if right { (other, "slot_2") } else { (hands, "slot_1") };
                        self.choose(seat, handle);
                    }
                }
            }
        }
    }
}
