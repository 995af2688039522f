//! Parameters as a scenario file writes them.

use simulation::flight::{Drone, FlightTemplate, Parameters, training};
use simulation::{Template, builtin};

use crate::activity::template_from;

fn written(parameters: &Parameters) -> String {
    ron::ser::to_string_pretty(parameters, ron::ser::PrettyConfig::default()).unwrap()
}

#[test]
fn what_is_written_reads_back() {
    for drone in [Drone::Training, Drone::SihQuad, Drone::Own(Box::new(training()))] {
        let parameters = Parameters {
            drone,
            ..Parameters::first_flight()
        };
        assert_eq!(ron::from_str::<Parameters>(&written(&parameters)).unwrap(), parameters);
    }
}

#[test]
fn the_kind_reads_them_through_the_common_interface() {
    let template = template_from(&written(&Parameters::first_flight()));
    assert_eq!(template.problems(), []);
    assert_eq!(
        template.phases(),
        ["check", "light", "hover", "posts", "gust", "land", "free"]
    );
}

#[test]
fn an_unknown_field_is_named() {
    let text = written(&Parameters::first_flight()).replace("tilt_deg", "tilt_degree");
    let mut ron = ron::Deserializer::from_str(&text).unwrap();
    let kind = builtin().get("flight").unwrap();
    let error = kind
        .template(&mut <dyn erased_serde::Deserializer>::erase(&mut ron))
        .unwrap_err()
        .to_string();
    assert!(error.contains("tilt_degree") && error.contains("tilt_deg"), "{error}");
}

#[test]
fn a_craft_of_ones_own_is_checked() {
    let mut own = training();
    own.inner_steps = 1;
    own.motor_lag_s = 0.02;
    for rotor in &mut own.rotors {
        rotor.at_m[1] = 0.0;
    }
    let parameters = Parameters {
        drone: Drone::Own(Box::new(own)),
        ..Parameters::first_flight()
    };
    let problems = FlightTemplate::new(parameters).problems();
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["drone.rotors: steerable", "drone.inner_steps"]);
    assert_eq!(problems[1].min, 5.0);
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

/// Every place in a text where a number with a decimal point stands.
fn decimals(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while at < bytes.len()
            && (bytes[at].is_ascii_digit() || b".-".contains(&bytes[at]) || (at > start && bytes[at] == b'e'))
        {
            at += 1;
        }
        if text[start..at].contains('.') {
            found.push(start..at);
        }
        at = at.max(start + 1);
    }
    found
}

#[test]
fn no_number_escapes_the_check() {
    let own = Parameters {
        drone: Drone::Own(Box::new(training())),
        ..Parameters::first_flight()
    };
    let text = written(&own);
    let places = decimals(&text);
    assert!(places.len() > 90, "{}", places.len());
    for place in places {
        for nonsense in ["NaN", "inf", "-inf", "1e300", "-1e300"] {
            let changed = format!("{}{nonsense}{}", &text[..place.start], &text[place.end..]);
            let template = FlightTemplate::new(ron::from_str(&changed).unwrap());
            let line = text[..place.start].lines().last().unwrap();
            assert_ne!(template.problems(), [], "{nonsense} passes after {line}");
        }
    }
}
