def post_init_hook(env):
    """Archive the PDF of what was issued before this addon was installed, so that its
    prints do not change any more either."""
    for model in env["iso.official.document"]._printed_models():
        env[model]._archive_missing()
