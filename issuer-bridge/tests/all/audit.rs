//! The record of who did what: whole, or where it is not.

use crate::command::{bridge, said};
use crate::world::{World, claim_page, ordinary};

#[test]
fn what_was_done_is_in_the_record_and_a_change_to_it_is_found() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let mut pedagogue = world.pedagogue();
    let talk = [("kind", "talk"), ("knows", "on"), ("meeting", "2031-03-04")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &talk).status, 303);
    let issue = [("kind", "issue"), ("knows", "on")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &issue).status, 303);
    let page = pedagogue.get("/audit").text();
    assert!(
        page.contains("Badge émis") && page.contains("Rendez-vous proposé") && page.contains("Poste appairé"),
        "{page}"
    );
    assert!(
        page.contains("rien n'y a été changé") && !page.contains("Lune"),
        "{page}"
    );

    let output = bridge(&world, &["audit", "verify"]);
    assert!(output.status.success(), "{}", said(&output));
    let head = world
        .sql("SELECT digest FROM audit ORDER BY number DESC LIMIT 1")
        .unwrap();
    assert!(said(&output).contains(&head));
    let output = bridge(&world, &["audit", "show"]);
    assert!(said(&output).contains("Camille R.") && said(&output).contains("talk"));

    // Somebody takes the last rows away: only a digest that was noted elsewhere tells.
    world.sql("DELETE FROM audit WHERE digest = (SELECT digest FROM audit ORDER BY number DESC LIMIT 1)");
    assert!(bridge(&world, &["audit", "verify"]).status.success());
    let output = bridge(&world, &["audit", "verify", "--noted", &head]);
    assert!(
        !output.status.success() && said(&output).contains("n'y est pas"),
        "{}",
        said(&output)
    );

    world.sql("UPDATE audit SET account_name = 'Quelqu''un' WHERE act = 'talk'");
    let output = bridge(&world, &["audit", "verify"]);
    assert!(
        !output.status.success() && said(&output).contains("ne suit pas"),
        "{}",
        said(&output)
    );
    assert!(pedagogue.get("/audit").text().contains("a été changé à cet endroit"));
}

#[test]
fn two_who_act_at_once_stand_one_after_the_other() {
    let world = World::new();
    let (key, _) = world.paired();
    for number in 1..=8 {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    let threads: Vec<_> = (1..=8)
        .map(|number| {
            let mut pedagogue = world.pedagogue();
            std::thread::spawn(move || {
                let fields = [("kind", "complement"), ("knows", "on"), ("words", "Raconte encore.")];
                pedagogue.submit(&claim_page(number), "/decision", &fields).status
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), 303);
    }
    let output = bridge(&world, &["audit", "verify"]);
    assert!(output.status.success(), "{}", said(&output));
    let count = world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM audit WHERE act = 'complement'");
    assert_eq!(count.as_deref(), Some("8"));
}
