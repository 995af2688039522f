//! Full disks, a database that another program holds, one that is taken away: said as what they are, and over when they
//! are over.

use std::time::Duration;

use crate::world::{World, claim_page, ordinary};

fn count(world: &World) -> String {
    world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM claim").unwrap()
}

#[test]
fn a_full_disk_is_said_and_when_there_is_room_again_it_goes_on() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let folder = std::sync::Arc::clone(&world.folder);
    let pages: u32 = world
        .sql("SELECT CAST(page_count AS TEXT) FROM pragma_page_count")
        .unwrap()
        .parse()
        .unwrap();
    drop(world);
    // Room for some more.
    let world = World::over(folder, |config| config.database_pages = Some(pages + 600)).unwrap();
    let mut pedagogue = world.pedagogue();
    let mut full = 0;
    for number in 2..200 {
        let answer = world.send(&ordinary(&key, number));
        if answer.status == 200 {
            continue;
        }
        let code = answer.json()["code"].as_str().unwrap().to_owned();
        assert_eq!(
            (answer.status, code.as_str()),
            (507, "bridge-error-disk-full"),
            "{}",
            answer.text()
        );
        assert!(answer.text().contains("plein"), "{}", answer.text());
        full += 1;
        if full == 6 {
            break;
        }
    }
    assert_eq!(full, 6, "the disk filled up");
    let received = count(&world);
    // Somebody makes room: every connection writes again, each in its turn.
    world.sql("DELETE FROM card WHERE claim <> '01010101010101010101010101010101'");
    world.sql("DELETE FROM claim WHERE id <> '01010101010101010101010101010101'");
    assert_ne!(count(&world), received);
    std::thread::scope(|scope| {
        for number in 250..254 {
            let (world, key) = (&world, &key);
            scope.spawn(move || {
                let answer = world.send(&ordinary(key, number));
                assert_eq!(answer.status, 200, "{}", answer.text());
            });
        }
    });
    let fields = [("kind", "issue"), ("knows", "on")];
    let answer = pedagogue.submit(&claim_page(1), "/decision", &fields);
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[test]
fn a_database_that_another_program_holds_is_said_with_when_to_come_back() {
    let world = World::with(|config| config.database_patience = Duration::from_millis(200));
    let (key, _) = world.paired();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let address = format!("sqlite://{}", world.database().display());
    let pool = runtime.block_on(sqlx::SqlitePool::connect(&address)).unwrap();
    let held = runtime.block_on(pool.begin_with("BEGIN IMMEDIATE")).unwrap();
    let answer = world.send(&ordinary(&key, 1));
    assert_eq!(
        (answer.status, answer.json()["code"].as_str()),
        (503, Some("bridge-error-database-locked")),
        "{}",
        answer.text()
    );
    assert!(answer.header("retry-after").is_some());
    runtime.block_on(held.rollback()).unwrap();
    runtime.block_on(pool.close());
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
}

#[cfg(unix)]
#[test]
fn a_database_that_was_removed_or_replaced_is_noticed_before_anything_is_received() {
    let world = World::new();
    let (key, _) = world.paired();
    let (file, aside) = (world.database(), world.folder.path().join("aside.sqlite"));
    std::fs::rename(&file, &aside).unwrap();
    for replaced in [false, true] {
        if replaced {
            std::fs::copy(&aside, &file).unwrap();
        }
        let answer = world.send(&ordinary(&key, 1));
        assert_eq!(
            (answer.status, answer.json()["code"].as_str()),
            (503, Some("bridge-error-database-gone")),
            "{}",
            answer.text()
        );
        assert!(answer.text().contains("rien n'a été reçu"), "{}", answer.text());
        let page = world.visitor().get("/login");
        assert_eq!(page.status, 503);
        assert!(page.text().contains("<h1>"), "{}", page.text());
    }
    std::fs::rename(&aside, &file).unwrap();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200, "put back");
}

#[cfg(unix)]
#[test]
fn the_data_folder_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |world: &World| {
        let folder = world.folder.path().join("bridge");
        std::fs::metadata(folder).unwrap().permissions().mode() & 0o777
    };
    let world = World::new();
    assert_eq!(mode(&world), 0o700);
    // One that an older version made for everybody to read.
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(world.folder.path().join("bridge"), open).unwrap();
    let folder = std::sync::Arc::clone(&world.folder);
    drop(world);
    assert_eq!(mode(&World::over(folder, |_| {}).unwrap()), 0o700);
}
