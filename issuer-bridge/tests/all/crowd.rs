//! Many claims: one that was sent, and copies of it under other names.

use crate::world::World;

/// Copies the first claim, so that there are `count`: « Étoile 2 », « Étoile 3 » and so on, each a second younger.
pub(crate) fn multiply(world: &World, count: usize) {
    let number =
        format!("WITH RECURSIVE number (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number WHERE n < {count}) ");
    for part in [
        "INSERT INTO claim (id, code, digest, station_key, scenario, scenario_hash, badge, badge_version, pseudonym, \
         language, state, received, changed, package, review) SELECT printf('%032x', n), 'C' || n, digest, station_key, \
         scenario, scenario_hash, badge, badge_version, 'Étoile ' || n, language, state, received + n, changed, \
         package, review FROM claim, number WHERE id LIKE '0101%'",
        "INSERT INTO card SELECT printf('%032x', n), printf('%032x', n), 'Étoile ' || n, scenario, badge, \
         badge_version, station_key, title, beginning, readable, replace(searched, 'lune', 'etoile ' || n), n \
         FROM card, number \
         WHERE card.number = 1",
    ] {
        world.sql(format!("{number} {part}").leak());
    }
}
