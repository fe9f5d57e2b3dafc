"""Every sentence that a person reads in chat: one template a model, English first, through gettext.

A template is named as its model. What stands below the line `<buttons>` are its buttons: a row a line,
` | ` between the buttons of a row, `label => data` for each.
"""
