from . import mail_thread
from . import mail_message
from . import mail_notification
from . import mail_followers
from . import mail_activity
from . import mail_scheduled_message
from . import mail_compose_message
from . import mail_template
