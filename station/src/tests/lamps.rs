//! A situation for tests: two seats, a button and a lamp each. What a station keeps must not depend on flying.

use std::any::Any;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;

use simulation::{
    Activity, ActivityKind, Controls, Event, EventKind, Fixed, ParameterProblem, Picture, Pilot, Prompt, Registry,
    RestoreError, SeatInput, SignalKind, Template, Unit, Vocabulary,
};
use situation::scenario::Scenario;

/// The checked scenario.
pub(super) fn scenario() -> Arc<Scenario> {
    static KIND: LampsKind = LampsKind;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/lamps");
    let (scenario, found) = Scenario::load(&folder, &Registry::default().with(&KIND));
    Arc::new(scenario.unwrap_or_else(|| panic!("{found:#?}")))
}

/// Both lamps on or off.
pub(super) fn inputs(first: bool, second: bool) -> [SeatInput; 2] {
    [first, second].map(|on| SeatInput {
        held: u8::from(on),
        ..SeatInput::default()
    })
}

struct LampsKind;

impl ActivityKind for LampsKind {
    fn name(&self) -> &'static str {
        "lamps"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn template(
        &self,
        parameters: &mut dyn erased_serde::Deserializer<'_>,
    ) -> Result<Box<dyn Template>, erased_serde::Error> {
        erased_serde::deserialize::<()>(parameters)?;
        let plain = |name: &str, unit, per_seat| SignalKind {
            name: name.to_owned(),
            unit,
            words: if unit == Unit::Word {
                vec!["play".to_owned()]
            } else {
                Vec::new()
            },
            per_seat,
            min: Fixed::ZERO,
            max: if unit == Unit::Word { Fixed::ZERO } else { Fixed::ONE },
        };
        let event = |name: &str, own_act| EventKind {
            name: name.to_owned(),
            fields: Vec::new(),
            own_act,
        };
        Ok(Box::new(LampsTemplate {
            vocabulary: Vocabulary {
                signals: vec![plain("phase", Unit::Word, false), plain("on", Unit::Boolean, true)],
                events: vec![EventKind::verb(), event("lit", true), event("flood", false)],
            },
            controls: Controls {
                buttons: vec!["lamp".to_owned()],
                ..Controls::default()
            },
        }))
    }
}

#[derive(Debug)]
struct LampsTemplate {
    vocabulary: Vocabulary,
    controls: Controls,
}

impl Template for LampsTemplate {
    fn seats(&self) -> RangeInclusive<u8> {
        2..=2
    }

    fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn controls(&self) -> &Controls {
        &self.controls
    }

    fn prompts(&self) -> Vec<String> {
        vec!["press".to_owned()]
    }

    fn phases(&self) -> Vec<String> {
        vec!["play".to_owned()]
    }

    fn problems(&self) -> Vec<ParameterProblem> {
        Vec::new()
    }

    fn start(&self, _seed: u64, _seats: u8) -> Box<dyn Activity> {
        Box::new(Lamps([0; 2]))
    }

    fn restore(&self, bytes: &[u8]) -> Result<Box<dyn Activity>, RestoreError> {
        let lamps: [u8; 2] = bytes.try_into().map_err(|_| RestoreError::Unreadable)?;
        Ok(Box::new(Lamps(lamps)))
    }

    fn pilot(&self, _style: &str, _seed: u64, _seats: u8) -> Option<Box<dyn Pilot>> {
        None
    }

    fn pilot_styles(&self) -> Vec<String> {
        Vec::new()
    }
}

struct Lamps([u8; 2]);

impl Activity for Lamps {
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        for (seat, (lamp, input)) in self.0.iter_mut().zip(inputs).enumerate() {
            let on = input.held & 1;
            if on > *lamp {
                events.push(Event {
                    kind: 1,
                    seat: seat as u8,
                    fields: [Fixed::ZERO; 4],
                });
            }
            *lamp = on;
        }
    }

    fn sample(&self, sample: &mut [Fixed]) {
        sample[0] = Fixed::ZERO;
        sample[1] = Fixed::from_int(i64::from(self.0[0]));
        sample[2] = Fixed::from_int(i64::from(self.0[1]));
    }

    fn encode(&self) -> Vec<u8> {
        self.0.to_vec()
    }

    fn prompt(&self, _seat: u8) -> Prompt {
        Prompt::plain("press")
    }

    fn is_over(&self) -> bool {
        false
    }

    fn picture(&self) -> Picture {
        Picture::Lanes(Vec::new())
    }

    fn open_choices(&self, _seat: u8) -> Vec<u8> {
        Vec::new()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
