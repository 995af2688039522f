//! What a prompt says: numbers and words in the places that bear their names.

use std::path::Path;

use simulation::Prompt;
use situation::library::Library;

#[test]
fn numbers_and_words_stand_where_their_names_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let (library, _) = Library::load(&folder, &simulation::builtin());
    let scenario = library.by_id("premier-vol").unwrap();
    let asked = Prompt::plain("post").number("post", 3).number("left", 2);
    let say = |prompt: &Prompt, tag| scenario.say_prompt(prompt, tag);
    assert_eq!(say(&asked, "fr").unwrap(), "Passe au-dessus du poteau 3. Encore 2.");
    assert_eq!(say(&asked, "en").unwrap(), "Fly over post 3. 2 to go.");
    // A word is an id of the scenario's own words, said in the same language.
    let named = Prompt::plain("go_to_post").word("post", "gust");
    assert_eq!(say(&named, "fr").unwrap(), "Va au poteau Coup de vent.");
    assert_eq!(say(&named, "en").unwrap(), "Go to post Gust.");
    assert_eq!(say(&Prompt::plain("nobody_says_this"), "fr"), None);
}
