//! Parameters as a scenario file writes them.

use simulation::flight::{FlightTemplate, Parameters};
use simulation::{Template, builtin};

fn shipped() -> String {
    std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../scenarios/premier-vol/parameters-draft.ron"
    ))
    .unwrap()
}

#[test]
fn the_shipped_parameters_read_as_the_ones_in_code() {
    let read: Parameters = ron::from_str(&shipped()).unwrap();
    assert_eq!(read, Parameters::first_flight());
}

#[test]
fn the_kind_reads_them_through_the_common_interface() {
    let text = shipped();
    let mut ron = ron::Deserializer::from_str(&text).unwrap();
    let kind = builtin().get("flight").unwrap();
    let template = kind
        .template(&mut <dyn erased_serde::Deserializer>::erase(&mut ron))
        .unwrap();
    assert_eq!(template.problems(), []);
    assert_eq!(
        template.phases(),
        ["check", "light", "hover", "posts", "gust", "land", "free"]
    );
}

#[test]
fn everything_out_of_range_is_named_at_once() {
    let mut parameters = Parameters::first_flight();
    parameters.handling.tilt_deg = 80.0;
    parameters.battery.capacity_j = f64::NAN;
    parameters.cage.pad_m[0] = 99.0;
    parameters.beats.clear();
    let paths: Vec<String> = FlightTemplate::new(parameters)
        .problems()
        .into_iter()
        .map(|p| p.path)
        .collect();
    assert_eq!(
        paths,
        ["handling.tilt_deg", "battery.capacity_j", "cage.pad_m[0]", "beats"]
    );
}
