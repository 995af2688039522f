//! What is done when, for clips and claim pages: a lane for the hands, for what is on, for each machine, for the sheet
//! and for what comes unexpected.

use super::company::Stage;
use super::doing::Doing;
use super::running::Workshop;
use super::setting::mm;
use super::vocabulary::UNEXPECTED;
use crate::{Gauge, Lane, Picture, Unit};

fn lane(name: &str, seat: Option<u8>, doing: Option<&str>) -> Lane {
    Lane {
        name: name.to_owned(),
        seat,
        doing: doing.map(str::to_owned),
    }
}

pub(crate) fn picture(workshop: &Workshop) -> Picture {
    let state = &workshop.state;
    let parameters = &workshop.setting.parameters;
    let doing = Some(workshop.doing()).filter(|doing| *doing != Doing::Nothing);
    let mut lanes = vec![lane("doing", Some(0), doing.map(Doing::word))];
    for (worn, on) in parameters.protection.iter().zip(&state.worn) {
        lanes.push(lane(&worn.id, Some(0), on.then_some("put_on")));
    }
    for (machine, of) in parameters.machines.iter().zip(&state.machines) {
        let doing = match (of.running, of.guard_closed) {
            (true, _) => Some("machine_running"),
            (false, false) => Some("guard_open"),
            (false, true) => None,
        };
        lanes.push(lane(&machine.id, None, doing));
    }
    if let (Some(colleague), Some(of)) = (workshop.colleague_state(), &parameters.colleague) {
        let stage = Some(colleague.stage).filter(|stage| *stage != Stage::Rests);
        lanes.push(lane(&of.id, None, stage.map(|stage| Stage::WORDS[stage as usize])));
    }
    let page = state.page.and_then(|page| parameters.sheet.get(usize::from(page)));
    lanes.push(lane("sheet", Some(0), page.map(|page| page.id.as_str())));
    let unexpected = workshop.unexpected().map(|what| UNEXPECTED[what as usize]);
    let unexpected = unexpected.or((state.hazy > 0).then_some("hazy"));
    lanes.push(lane("unexpected", None, unexpected));
    Picture::Lanes(lanes)
}

/// What the tape reads where the hand is, and how many screws are left.
pub(crate) fn gauges(workshop: &Workshop) -> Vec<Gauge> {
    let mut gauges = Vec::new();
    if let Some(reading) = workshop.tape_reading_mm() {
        gauges.push(Gauge {
            name: "tape_laid".to_owned(),
            value: reading,
            unit: Unit::Millimetre,
            is_low: false,
        });
    } else if workshop.on_machine().is_some() {
        // On a machine the stop says how far along the hand is.
        gauges.push(Gauge {
            name: "hand_along".to_owned(),
            value: mm(workshop.hand_at()[0]),
            unit: Unit::Millimetre,
            is_low: false,
        });
    }
    if workshop.state.joints.iter().any(|joint| joint.placed) {
        gauges.push(Gauge {
            name: "screws_left".to_owned(),
            value: f64::from(workshop.state.screws),
            unit: Unit::None,
            is_low: workshop.missing_screws() > 0 && workshop.state.screws == 0,
        });
    }
    gauges
}
