//! Looking after a bridge: the doctor, and what programs that watch it read.

use crate::command::{bridge, said};
use crate::world::{World, ordinary};

#[test]
fn the_doctor_says_what_is_well_and_what_to_do() {
    let world = World::new();
    let output = bridge(&world, &["doctor"]);
    let text = said(&output);
    assert!(output.status.success(), "{text}");
    assert!(
        text.contains("ok  La base est entière") && text.contains("!   "),
        "{text}"
    );
    assert!(text.contains("Sans copie"), "no copy of the key yet: {text}");
    world.sql("UPDATE organisation SET exported = created");
    assert!(!said(&bridge(&world, &["doctor"])).contains("Sans copie"));
    // Somebody changed the record.
    world.with_roles("Alix", &["reviewer"]);
    world.sql("UPDATE audit SET account_name = 'x' WHERE number = 1");
    let output = bridge(&world, &["doctor"]);
    assert!(
        !output.status.success() && said(&output).contains("!!  "),
        "{}",
        said(&output)
    );
    // The keys do not open.
    std::fs::remove_file(world.folder.path().join("bridge.kek")).unwrap();
    assert!(!bridge(&world, &["doctor"]).status.success());
}

#[test]
fn measures_count_and_name_nobody() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    assert_eq!(world.visitor().get("/nothing").status, 404);
    assert_eq!(world.visitor().get("/api/v1/ready").json()["ready"], true);
    let text = world.visitor().get("/api/v1/metrics").text();
    assert!(text.contains("envol_bridge_claims{state=\"waiting\"} 1"), "{text}");
    assert!(text.contains("envol_bridge_answers_total{status=\"4xx\"} 1"), "{text}");
    assert!(!text.contains("Lune") && !text.contains("127.0.0.1"), "{text}");
    let proxy = World::with(|config| config.proxy = Some(std::net::IpAddr::from([127, 0, 0, 1])));
    let mut far = proxy.visitor().with_header("X-Forwarded-For", "10.0.0.1");
    assert_eq!(far.get("/api/v1/metrics").status, 404);
    let empty = World::with(|config| config.bootstrap = None);
    assert_eq!(empty.visitor().get("/api/v1/ready").status, 503);
}
