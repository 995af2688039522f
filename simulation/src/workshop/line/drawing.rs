//! What is done when, for clips and claim pages: a lane for the hands, for the belt, the machine, the record and for
//! what comes unexpected.

use super::running::Line;
use super::setting::mm;
use super::view::Doing;
use super::vocabulary::{MACHINE, UNEXPECTED};
use crate::{Gauge, Lane, Picture, Unit};

fn lane(name: &str, seat: Option<u8>, doing: Option<&str>) -> Lane {
    Lane {
        name: name.to_owned(),
        seat,
        doing: doing.map(str::to_owned),
    }
}

pub(crate) fn picture(line: &Line) -> Picture {
    let state = &line.state;
    let doing = Some(line.doing()).filter(|doing| *doing != Doing::Nothing);
    let belt = (state.coming.is_some() && state.machine.running).then_some("belt_moving");
    let of_machine = Some(line.machine_word()).filter(|at| *at > 0).map(|at| MACHINE[at]);
    let unexpected = line.unexpected().map(|what| UNEXPECTED[what]);
    Picture::Lanes(vec![
        lane("doing", Some(0), doing.map(Doing::word)),
        lane("belt", None, belt),
        lane("machine", None, of_machine),
        lane("record", Some(0), state.page.map(|_| "record_open")),
        lane("order_open", None, line.order_left().map(|_| "order_open")),
        lane("unexpected", None, unexpected),
    ])
}

/// What the gauge reads on the piece, the farthest measure first; and what the order still lacks.
pub(crate) fn gauges(line: &Line) -> Vec<Gauge> {
    let mut gauges = Vec::new();
    if let Some(piece) = line.state.piece.as_ref().filter(|piece| piece.gauged) {
        gauges.push(Gauge {
            name: "gauge".to_owned(),
            value: mm(piece.off[piece.worst(&line.setting)]),
            unit: Unit::Millimetre,
            is_low: false,
        });
    }
    if let Some(left) = line.order_left().filter(|left| *left > 0) {
        gauges.push(Gauge {
            name: "order_left".to_owned(),
            value: f64::from(left),
            unit: Unit::None,
            is_low: false,
        });
    }
    gauges
}
