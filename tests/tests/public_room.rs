//! A station that stands alone in a public room: a real window that fills the screen, real minutes in which nobody is there.

use std::ffi::OsStr;
use std::fs;
use std::time::Duration;

use crate::learner::Player;

#[test]
fn a_kiosk_comes_back_to_its_first_page_and_closes_behind_the_code() {
    let work = tempfile::tempdir().expect("a folder");
    let (station, pictures) = (work.path().join("station"), work.path().join("pictures"));
    let pictures = std::env::var_os("ENVOL_PICTURES")
        .map_or(pictures, |folder| std::path::PathBuf::from(folder).join("public-room"));
    fs::create_dir_all(&station).expect("a folder for the station");
    fs::create_dir_all(&pictures).expect("a folder for pictures");
    let venue = "(\n    idle_return_minutes: 1,\n    animator_code: \"4821\",\n)\n";
    fs::write(station.join("venue.ron"), venue).expect("the venue's file");
    let mut player = Player::sit_down_with(&station, &pictures, &[OsStr::new("--kiosk")]);

    // Somebody comes in and goes away without a word.
    player.come();
    std::thread::sleep(Duration::from_secs(40));
    player.picture("still-there");
    player.wait("screen: welcome");
    player.picture("nobody");

    // Whoever has the code closes it.
    player.press_until("Tab", "focus: Réglages");
    player.go("settings");
    player.press_until("Down", "focus: Le lieu");
    player.go("venue");
    player.write("4821");
    player.press_until("Return", "focus: Entrer");
    player.press("Return");
    player.press_until("Tab", "focus: Fermer Envol");
    player.picture("close");
    player.press("Return");
    assert!(player.ends_well(), "it closes");
}
