# authoring
