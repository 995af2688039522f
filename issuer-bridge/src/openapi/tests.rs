use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

fn described() -> Value {
    serde_json::from_str(super::text()).expect("as it should be")
}

#[test]
fn no_route_is_made_past_the_description() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("as it should be") {
            let path = entry.expect("as it should be").path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("openapi/routes.rs") && !path.ends_with("openapi/tests.rs") {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                read += 1;
                for past in [".route(", ".route_service(", "Router::new()", "axum::routing"] {
                    assert!(!text.contains(past), "{past} in {}: not described", path.display());
                }
            }
        }
    }
    assert!(read > 100, "{read}");
}

#[test]
fn every_operation_says_what_it_is_takes_and_answers() {
    let document = described();
    let mut said = BTreeSet::new();
    let mut count = 0;
    for (path, methods) in document["paths"].as_object().expect("as it should be") {
        for (method, operation) in methods.as_object().expect("as it should be") {
            count += 1;
            let what = operation["summary"].as_str().expect("as it should be");
            assert!(!what.ends_with('.') && said.insert((what, method)), "{path}: {what}");
            let names: Vec<&str> = path
                .split('{')
                .skip(1)
                .map(|rest| rest.split('}').next().expect("as it should be"))
                .collect();
            let in_path = operation["parameters"].as_array().into_iter().flatten();
            let in_path: Vec<&str> = in_path
                .filter(|parameter| parameter["in"] == "path")
                .map(|parameter| parameter["name"].as_str().expect("as it should be"))
                .collect();
            assert_eq!(names, in_path, "{path}");
            assert_eq!(
                method == "post",
                operation["requestBody"].is_object(),
                "{method} {path}"
            );
            assert!(
                operation["responses"]
                    .as_object()
                    .expect("as it should be")
                    .keys()
                    .any(|status| status.starts_with(['2', '3']))
            );
        }
    }
    assert!(count > 90, "{count}");
}

#[test]
fn what_a_handler_asks_for_in_its_type_is_said() {
    let document = described();
    let closed = &document["paths"]["/accounts/{id}/closed"]["post"];
    assert_eq!(closed["security"][0]["login"], serde_json::json!([]));
    let form = &closed["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"];
    assert!(form["properties"]["csrf"].is_object(), "{form}");
    let moment = &document["paths"]["/claims/{page}/moments/{row}/{attempt}"]["get"]["parameters"];
    assert_eq!(moment[2]["schema"]["type"], "integer", "{moment}");
    assert_eq!(moment[3]["name"], "at", "{moment}");
    let pair = &document["paths"]["/api/v1/pair"]["post"]["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(pair["$ref"], "#/components/schemas/PairRequest");
    assert!(document["components"]["schemas"]["PairRequest"]["properties"]["station_key"].is_object());
}
